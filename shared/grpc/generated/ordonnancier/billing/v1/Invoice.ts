// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { InvoiceStatus as _ordonnancier_billing_v1_InvoiceStatus, InvoiceStatus__Output as _ordonnancier_billing_v1_InvoiceStatus__Output } from '../../../ordonnancier/billing/v1/InvoiceStatus.ts';
import type { InvoiceAmounts as _ordonnancier_billing_v1_InvoiceAmounts, InvoiceAmounts__Output as _ordonnancier_billing_v1_InvoiceAmounts__Output } from '../../../ordonnancier/billing/v1/InvoiceAmounts.ts';
import type { PayerShares as _ordonnancier_billing_v1_PayerShares, PayerShares__Output as _ordonnancier_billing_v1_PayerShares__Output } from '../../../ordonnancier/billing/v1/PayerShares.ts';
import type { Rejection as _ordonnancier_billing_v1_Rejection, Rejection__Output as _ordonnancier_billing_v1_Rejection__Output } from '../../../ordonnancier/billing/v1/Rejection.ts';
import type { Warning as _ordonnancier_type_v1_Warning, Warning__Output as _ordonnancier_type_v1_Warning__Output } from '../../../ordonnancier/type/v1/Warning.ts';

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
  /**
   * What the insurers have paid so far, less what they recovered.
   */
  'paid'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * What they were asked for and have not answered.
   */
  'awaited'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * What may be asked of them: nothing of what was paid or is awaited.
   */
  'toAsk'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * What they paid and no longer owe, and will recover: the dispensing was reversed, a fee moved, or a correction costs less.
   */
  'toRecover'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * The lot that it was last sent in; empty before, and while it is to be signed or sent anew.
   */
  'lotId'?: (string);
  /**
   * Why it was rejected or paid in part; absent in every other state.
   */
  'rejection'?: (_ordonnancier_billing_v1_Rejection | null);
  /**
   * What to know of it, in words: PRICE_MISSING or TARIFF_MISSING while it is blocked, PATIENT_ADVANCES.
   */
  'warnings'?: (_ordonnancier_type_v1_Warning)[];
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
  /**
   * What the insurers have paid so far, less what they recovered.
   */
  'paid': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * What they were asked for and have not answered.
   */
  'awaited': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * What may be asked of them: nothing of what was paid or is awaited.
   */
  'toAsk': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * What they paid and no longer owe, and will recover: the dispensing was reversed, a fee moved, or a correction costs less.
   */
  'toRecover': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * The lot that it was last sent in; empty before, and while it is to be signed or sent anew.
   */
  'lotId': (string);
  /**
   * Why it was rejected or paid in part; absent in every other state.
   */
  'rejection': (_ordonnancier_billing_v1_Rejection__Output | null);
  /**
   * What to know of it, in words: PRICE_MISSING or TARIFF_MISSING while it is blocked, PATIENT_ADVANCES.
   */
  'warnings': (_ordonnancier_type_v1_Warning__Output)[];
}
