// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto


/**
 * What a pharmacist proposes, in the words of the event OpinionGiven.
 */
export interface OpinionOutcome {
  /**
   * add, stop, replace, change-route, monitor, change-administration or adapt-dose.
   */
  'proposal'?: (string);
  /**
   * accepted, declined or none-yet: what the prescriber answered.
   */
  'answer'?: (string);
}

/**
 * What a pharmacist proposes, in the words of the event OpinionGiven.
 */
export interface OpinionOutcome__Output {
  /**
   * add, stop, replace, change-route, monitor, change-administration or adapt-dose.
   */
  'proposal': (string);
  /**
   * accepted, declined or none-yet: what the prescriber answered.
   */
  'answer': (string);
}
