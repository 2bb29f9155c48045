// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * The prescriber withdraws what is left of all lines and issues another prescription.
 */
export interface PrescriptionReplaced {
  /**
   * UUIDv7.
   */
  'prescriptionId'?: (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps'?: (string);
  /**
   * The lines that were still open.
   */
  'lineIds'?: (string)[];
  /**
   * As for cancelled lines.
   */
  'reason'?: (string);
  /**
   * The prescription in its place.
   */
  'replacedByPrescriptionId'?: (string);
}

/**
 * The prescriber withdraws what is left of all lines and issues another prescription.
 */
export interface PrescriptionReplaced__Output {
  /**
   * UUIDv7.
   */
  'prescriptionId': (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps': (string);
  /**
   * The lines that were still open.
   */
  'lineIds': (string)[];
  /**
   * As for cancelled lines.
   */
  'reason': (string);
  /**
   * The prescription in its place.
   */
  'replacedByPrescriptionId': (string);
}
