// Original file: protos/ordonnancier/events/v1/billing_events.proto


/**
 * The invoice of a dispensing cannot be computed.
 */
export interface InvoiceBlocked {
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
  /**
   * price-missing or tariff-missing.
   */
  'reason'?: (string);
  /**
   * CIP13 or tariff code that is missing.
   */
  'missingCode'?: (string);
}

/**
 * The invoice of a dispensing cannot be computed.
 */
export interface InvoiceBlocked__Output {
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
  /**
   * price-missing or tariff-missing.
   */
  'reason': (string);
  /**
   * CIP13 or tariff code that is missing.
   */
  'missingCode': (string);
}
