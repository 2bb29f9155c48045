// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { LineToClose as _ordonnancier_dispensing_v1_LineToClose, LineToClose__Output as _ordonnancier_dispensing_v1_LineToClose__Output } from '../../../ordonnancier/dispensing/v1/LineToClose.ts';

/**
 * See CloseLines.
 */
export interface CloseLinesRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * Secret of the claim.
   */
  'claimSecret'?: (string);
  /**
   * Lines to close, each with its reason.
   */
  'lines'?: (_ordonnancier_dispensing_v1_LineToClose)[];
}

/**
 * See CloseLines.
 */
export interface CloseLinesRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * Secret of the claim.
   */
  'claimSecret': (string);
  /**
   * Lines to close, each with its reason.
   */
  'lines': (_ordonnancier_dispensing_v1_LineToClose__Output)[];
}
