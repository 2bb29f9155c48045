// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { LineToDispense as _ordonnancier_dispensing_v1_LineToDispense, LineToDispense__Output as _ordonnancier_dispensing_v1_LineToDispense__Output } from '../../../ordonnancier/dispensing/v1/LineToDispense.ts';

/**
 * See CanDispense.
 */
export interface CanDispenseRequest {
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * Secret of the claim.
   */
  'claimSecret'?: (string);
  /**
   * What would be handed over.
   */
  'lines'?: (_ordonnancier_dispensing_v1_LineToDispense)[];
  /**
   * Civil date where the pharmacy stands, YYYY-MM-DD; today when empty.
   */
  'dispensedOn'?: (string);
}

/**
 * See CanDispense.
 */
export interface CanDispenseRequest__Output {
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * Secret of the claim.
   */
  'claimSecret': (string);
  /**
   * What would be handed over.
   */
  'lines': (_ordonnancier_dispensing_v1_LineToDispense__Output)[];
  /**
   * Civil date where the pharmacy stands, YYYY-MM-DD; today when empty.
   */
  'dispensedOn': (string);
}
