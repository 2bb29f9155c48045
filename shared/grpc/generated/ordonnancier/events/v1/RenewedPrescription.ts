// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * The prescription of a hospital or a specialist, as the prescriber who renews it cites it.
 */
export interface RenewedPrescription {
  /**
   * Civil date, YYYY-MM-DD.
   */
  'issuedOn'?: (string);
  /**
   * UUIDv7; absent when it is on paper.
   */
  'prescriptionId'?: (string);
  /**
   * Civil date after which another initial prescription is needed; absent when no period is set.
   */
  'lastRenewalOn'?: (string);
  '_prescriptionId'?: "prescriptionId";
  '_lastRenewalOn'?: "lastRenewalOn";
}

/**
 * The prescription of a hospital or a specialist, as the prescriber who renews it cites it.
 */
export interface RenewedPrescription__Output {
  /**
   * Civil date, YYYY-MM-DD.
   */
  'issuedOn': (string);
  /**
   * UUIDv7; absent when it is on paper.
   */
  'prescriptionId'?: (string);
  /**
   * Civil date after which another initial prescription is needed; absent when no period is set.
   */
  'lastRenewalOn'?: (string);
  '_prescriptionId'?: "prescriptionId";
  '_lastRenewalOn'?: "lastRenewalOn";
}
