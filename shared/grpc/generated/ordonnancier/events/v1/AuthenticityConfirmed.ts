// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * The signatory confirms the prescription; lifts a suspension.
 */
export interface AuthenticityConfirmed {
  /**
   * UUIDv7.
   */
  'prescriptionId'?: (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps'?: (string);
}

/**
 * The signatory confirms the prescription; lifts a suspension.
 */
export interface AuthenticityConfirmed__Output {
  /**
   * UUIDv7.
   */
  'prescriptionId': (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps': (string);
}
