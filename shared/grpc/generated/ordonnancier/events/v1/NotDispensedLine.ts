// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * One line not dispensed.
 */
export interface NotDispensedLine {
  /**
   * The line.
   */
  'lineId'?: (string);
  /**
   * stock, patient-refusal, already-owned, contra-indication, prescriber-agreement or suspected-forgery.
   */
  'reason'?: (string);
}

/**
 * One line not dispensed.
 */
export interface NotDispensedLine__Output {
  /**
   * The line.
   */
  'lineId': (string);
  /**
   * stock, patient-refusal, already-owned, contra-indication, prescriber-agreement or suspected-forgery.
   */
  'reason': (string);
}
