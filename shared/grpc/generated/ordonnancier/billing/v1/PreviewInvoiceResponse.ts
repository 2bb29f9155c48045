// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { InvoiceAmounts as _ordonnancier_billing_v1_InvoiceAmounts, InvoiceAmounts__Output as _ordonnancier_billing_v1_InvoiceAmounts__Output } from '../../../ordonnancier/billing/v1/InvoiceAmounts.ts';
import type { Warning as _ordonnancier_type_v1_Warning, Warning__Output as _ordonnancier_type_v1_Warning__Output } from '../../../ordonnancier/type/v1/Warning.ts';

/**
 * What it would cost.
 */
export interface PreviewInvoiceResponse {
  /**
   * The amounts; absent when blocked.
   */
  'amounts'?: (_ordonnancier_billing_v1_InvoiceAmounts | null);
  /**
   * Why no invoice can be computed; empty otherwise.
   */
  'blockedReason'?: (string);
  /**
   * Whether there is no third-party payment: a generic is refused, or a pack needs a carte Vitale that was not presented.
   * The patient then pays the total, and is refunded by the insurers.
   */
  'patientAdvances'?: (boolean);
  /**
   * The same in words: PRICE_MISSING or TARIFF_MISSING when no invoice can be computed, PATIENT_ADVANCES.
   */
  'warnings'?: (_ordonnancier_type_v1_Warning)[];
}

/**
 * What it would cost.
 */
export interface PreviewInvoiceResponse__Output {
  /**
   * The amounts; absent when blocked.
   */
  'amounts': (_ordonnancier_billing_v1_InvoiceAmounts__Output | null);
  /**
   * Why no invoice can be computed; empty otherwise.
   */
  'blockedReason': (string);
  /**
   * Whether there is no third-party payment: a generic is refused, or a pack needs a carte Vitale that was not presented.
   * The patient then pays the total, and is refunded by the insurers.
   */
  'patientAdvances': (boolean);
  /**
   * The same in words: PRICE_MISSING or TARIFF_MISSING when no invoice can be computed, PATIENT_ADVANCES.
   */
  'warnings': (_ordonnancier_type_v1_Warning__Output)[];
}
