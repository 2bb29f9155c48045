// Original file: protos/ordonnancier/events/v1/serial_events.proto


/**
 * An attempt ended without a dispensing and gives the pack back: to the dispensing it was taken over from, or to nobody.
 */
export interface SerialReleased {
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
   * UUIDv7 of the dispensing that was not recorded.
   */
  'dispensingId'?: (string);
  /**
   * That of the attempt which is given back; absent in older events.
   */
  'prescriptionRevision'?: (number);
  '_prescriptionRevision'?: "prescriptionRevision";
}

/**
 * An attempt ended without a dispensing and gives the pack back: to the dispensing it was taken over from, or to nobody.
 */
export interface SerialReleased__Output {
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
   * UUIDv7 of the dispensing that was not recorded.
   */
  'dispensingId': (string);
  /**
   * That of the attempt which is given back; absent in older events.
   */
  'prescriptionRevision'?: (number);
  '_prescriptionRevision'?: "prescriptionRevision";
}
