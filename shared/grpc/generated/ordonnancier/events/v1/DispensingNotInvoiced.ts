// Original file: protos/ordonnancier/events/v1/billing_events.proto


/**
 * A dispensing bears the id of one that was invoiced before; it is not billed, and the other's invoice stands.
 */
export interface DispensingNotInvoiced {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness'?: (string);
  /**
   * Civil date of the dispensing.
   */
  'dispensedOn'?: (string);
}

/**
 * A dispensing bears the id of one that was invoiced before; it is not billed, and the other's invoice stands.
 */
export interface DispensingNotInvoiced__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness': (string);
  /**
   * Civil date of the dispensing.
   */
  'dispensedOn': (string);
}
