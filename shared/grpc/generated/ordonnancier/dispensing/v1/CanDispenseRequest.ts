// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { LineToDispense as _ordonnancier_dispensing_v1_LineToDispense, LineToDispense__Output as _ordonnancier_dispensing_v1_LineToDispense__Output } from '../../../ordonnancier/dispensing/v1/LineToDispense.ts';
import type { WithheldLine as _ordonnancier_dispensing_v1_WithheldLine, WithheldLine__Output as _ordonnancier_dispensing_v1_WithheldLine__Output } from '../../../ordonnancier/dispensing/v1/WithheldLine.ts';

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
  /**
   * Open lines of which the patient would get nothing this time.
   */
  'withheld'?: (_ordonnancier_dispensing_v1_WithheldLine)[];
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
  /**
   * Open lines of which the patient would get nothing this time.
   */
  'withheld': (_ordonnancier_dispensing_v1_WithheldLine__Output)[];
}
