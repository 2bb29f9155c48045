// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { InvoiceStatus as _ordonnancier_billing_v1_InvoiceStatus, InvoiceStatus__Output as _ordonnancier_billing_v1_InvoiceStatus__Output } from '../../../ordonnancier/billing/v1/InvoiceStatus.ts';
import type { InvoiceAmounts as _ordonnancier_billing_v1_InvoiceAmounts, InvoiceAmounts__Output as _ordonnancier_billing_v1_InvoiceAmounts__Output } from '../../../ordonnancier/billing/v1/InvoiceAmounts.ts';

/**
 * What one dispensing costs and who pays.
 */
export interface Invoice {
  /**
   * The dispensing it bills, which is also its identifier.
   */
  'dispensingId'?: (string);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness'?: (string);
  /**
   * Civil date of the dispensing, YYYY-MM-DD.
   */
  'dispensedOn'?: (string);
  /**
   * State.
   */
  'status'?: (_ordonnancier_billing_v1_InvoiceStatus);
  /**
   * The amounts; absent while blocked.
   */
  'amounts'?: (_ordonnancier_billing_v1_InvoiceAmounts | null);
  /**
   * Why it is blocked, such as a missing price; empty otherwise.
   */
  'blockedReason'?: (string);
  /**
   * Whether there is no third-party payment: a generic was refused, or a pack needed a carte Vitale that was not presented.
   * The patient then pays the total, and is refunded by the insurers.
   */
  'patientAdvances'?: (boolean);
}

/**
 * What one dispensing costs and who pays.
 */
export interface Invoice__Output {
  /**
   * The dispensing it bills, which is also its identifier.
   */
  'dispensingId': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness': (string);
  /**
   * Civil date of the dispensing, YYYY-MM-DD.
   */
  'dispensedOn': (string);
  /**
   * State.
   */
  'status': (_ordonnancier_billing_v1_InvoiceStatus__Output);
  /**
   * The amounts; absent while blocked.
   */
  'amounts': (_ordonnancier_billing_v1_InvoiceAmounts__Output | null);
  /**
   * Why it is blocked, such as a missing price; empty otherwise.
   */
  'blockedReason': (string);
  /**
   * Whether there is no third-party payment: a generic was refused, or a pack needed a carte Vitale that was not presented.
   * The patient then pays the total, and is refunded by the insurers.
   */
  'patientAdvances': (boolean);
}
