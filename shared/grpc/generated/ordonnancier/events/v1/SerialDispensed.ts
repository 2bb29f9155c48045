// Original file: protos/ordonnancier/events/v1/serial_events.proto


/**
 * An attempt to record a dispensing takes the pack. Recorded before the dispensing, and final once that is in the log.
 * Another dispensing than the one before it takes over from that one, which was reversed or amended.
 */
export interface SerialDispensed {
  /**
   * CIP13 code of the pack.
   */
  'cip13'?: (string);
  /**
   * Its serial number.
   */
  'serial'?: (string);
  /**
   * UUIDv7 of the prescription.
   */
  'prescriptionId'?: (string);
  /**
   * UUIDv7 of the dispensing.
   */
  'dispensingId'?: (string);
  /**
   * Revision of the prescription's stream after which alone this attempt is recorded; absent in older events.
   */
  'prescriptionRevision'?: (number);
  '_prescriptionRevision'?: "prescriptionRevision";
}

/**
 * An attempt to record a dispensing takes the pack. Recorded before the dispensing, and final once that is in the log.
 * Another dispensing than the one before it takes over from that one, which was reversed or amended.
 */
export interface SerialDispensed__Output {
  /**
   * CIP13 code of the pack.
   */
  'cip13': (string);
  /**
   * Its serial number.
   */
  'serial': (string);
  /**
   * UUIDv7 of the prescription.
   */
  'prescriptionId': (string);
  /**
   * UUIDv7 of the dispensing.
   */
  'dispensingId': (string);
  /**
   * Revision of the prescription's stream after which alone this attempt is recorded; absent in older events.
   */
  'prescriptionRevision'?: (number);
  '_prescriptionRevision'?: "prescriptionRevision";
}
