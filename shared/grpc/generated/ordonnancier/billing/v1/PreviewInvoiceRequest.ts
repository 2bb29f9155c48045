// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { BilledPacks as _ordonnancier_billing_v1_BilledPacks, BilledPacks__Output as _ordonnancier_billing_v1_BilledPacks__Output } from '../../../ordonnancier/billing/v1/BilledPacks.ts';
import type { Coverage as _ordonnancier_dispensing_v1_Coverage, Coverage__Output as _ordonnancier_dispensing_v1_Coverage__Output } from '../../../ordonnancier/dispensing/v1/Coverage.ts';
import type { AgeBand as _ordonnancier_billing_v1_AgeBand, AgeBand__Output as _ordonnancier_billing_v1_AgeBand__Output } from '../../../ordonnancier/billing/v1/AgeBand.ts';

/**
 * See PreviewInvoice.
 */
export interface PreviewInvoiceRequest {
  /**
   * What would be dispensed, without packs that an earlier delivery opened: they are not billed again.
   */
  'packs'?: (_ordonnancier_billing_v1_BilledPacks)[];
  /**
   * The patient's rights.
   */
  'coverage'?: (_ordonnancier_dispensing_v1_Coverage | null);
  /**
   * Age of the patient on the day.
   */
  'ageBand'?: (_ordonnancier_billing_v1_AgeBand);
  /**
   * Civil date of the dispensing, YYYY-MM-DD: its prices, rates and fees apply.
   */
  'dispensedOn'?: (string);
  /**
   * Whether the patient's carte Vitale was presented, as an object or in its application, or need not be: for an infant under
   * three months, or a resident of an EHPAD.
   */
  'carteVitalePresented'?: (boolean);
}

/**
 * See PreviewInvoice.
 */
export interface PreviewInvoiceRequest__Output {
  /**
   * What would be dispensed, without packs that an earlier delivery opened: they are not billed again.
   */
  'packs': (_ordonnancier_billing_v1_BilledPacks__Output)[];
  /**
   * The patient's rights.
   */
  'coverage': (_ordonnancier_dispensing_v1_Coverage__Output | null);
  /**
   * Age of the patient on the day.
   */
  'ageBand': (_ordonnancier_billing_v1_AgeBand__Output);
  /**
   * Civil date of the dispensing, YYYY-MM-DD: its prices, rates and fees apply.
   */
  'dispensedOn': (string);
  /**
   * Whether the patient's carte Vitale was presented, as an object or in its application, or need not be: for an infant under
   * three months, or a resident of an EHPAD.
   */
  'carteVitalePresented': (boolean);
}
