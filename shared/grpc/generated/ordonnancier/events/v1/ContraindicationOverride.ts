// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * Why a contraindication did not stop the prescriber.
 */
export interface ContraindicationOverride {
  /**
   * The two lines that must not be taken together, or the one whose medicine must not be taken with another that is taken already.
   */
  'lineIds'?: (string)[];
  /**
   * benefit-outweighs-risk, no-alternative, tolerated-before, intakes-apart or specialist-advice.
   */
  'reason'?: (string);
}

/**
 * Why a contraindication did not stop the prescriber.
 */
export interface ContraindicationOverride__Output {
  /**
   * The two lines that must not be taken together, or the one whose medicine must not be taken with another that is taken already.
   */
  'lineIds': (string)[];
  /**
   * benefit-outweighs-risk, no-alternative, tolerated-before, intakes-apart or specialist-advice.
   */
  'reason': (string);
}
