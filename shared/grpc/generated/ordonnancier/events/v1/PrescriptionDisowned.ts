// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * The signatory did not write it; suspends it.
 */
export interface PrescriptionDisowned {
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
 * The signatory did not write it; suspends it.
 */
export interface PrescriptionDisowned__Output {
  /**
   * UUIDv7.
   */
  'prescriptionId': (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps': (string);
}
