// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * The prescriber withdraws what is left of some lines.
 */
export interface LinesCancelled {
  /**
   * UUIDv7.
   */
  'prescriptionId'?: (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps'?: (string);
  /**
   * The lines.
   */
  'lineIds'?: (string)[];
  /**
   * error, treatment-changed, intolerance, patient-request or death.
   */
  'reason'?: (string);
}

/**
 * The prescriber withdraws what is left of some lines.
 */
export interface LinesCancelled__Output {
  /**
   * UUIDv7.
   */
  'prescriptionId': (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps': (string);
  /**
   * The lines.
   */
  'lineIds': (string)[];
  /**
   * error, treatment-changed, intolerance, patient-request or death.
   */
  'reason': (string);
}
