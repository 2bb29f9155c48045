// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { Coverage as _ordonnancier_dispensing_v1_Coverage, Coverage__Output as _ordonnancier_dispensing_v1_Coverage__Output } from '../../../ordonnancier/dispensing/v1/Coverage.ts';

/**
 * See CorrectInvoice.
 */
export interface CorrectInvoiceRequest {
  /**
   * UUID chosen by the client for this attempt; repeated with the same content, the same is answered.
   */
  'requestId'?: (string);
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * The patient's rights on the day of the dispensing. Whether a carte Vitale was presented is not corrected here.
   */
  'coverage'?: (_ordonnancier_dispensing_v1_Coverage | null);
  /**
   * To whom the patient is attached, put right with the insurer: must be true.
   */
  'beneficiary'?: (boolean);
  /**
   * The number of the prescriber, put right with the insurer: must be true.
   */
  'prescriber'?: (boolean);
  /**
   * The supporting document that was missing, supplied: must be true.
   */
  'document'?: (boolean);
  /**
   * What is put right: one that the rejection says can be.
   */
  'correction'?: "coverage"|"beneficiary"|"prescriber"|"document";
}

/**
 * See CorrectInvoice.
 */
export interface CorrectInvoiceRequest__Output {
  /**
   * UUID chosen by the client for this attempt; repeated with the same content, the same is answered.
   */
  'requestId': (string);
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * The patient's rights on the day of the dispensing. Whether a carte Vitale was presented is not corrected here.
   */
  'coverage'?: (_ordonnancier_dispensing_v1_Coverage__Output | null);
  /**
   * To whom the patient is attached, put right with the insurer: must be true.
   */
  'beneficiary'?: (boolean);
  /**
   * The number of the prescriber, put right with the insurer: must be true.
   */
  'prescriber'?: (boolean);
  /**
   * The supporting document that was missing, supplied: must be true.
   */
  'document'?: (boolean);
  /**
   * What is put right: one that the rejection says can be.
   */
  'correction'?: "coverage"|"beneficiary"|"prescriber"|"document";
}
