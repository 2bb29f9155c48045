// Original file: protos/ordonnancier/type/v1/prescription.proto


/**
 * The prescription of a hospital or a specialist, as the prescriber who renews it cites it.
 */
export interface InitialPrescription {
  /**
   * Civil date of its issue, YYYY-MM-DD.
   */
  'issuedOn'?: (string);
  /**
   * UUIDv7; empty when it is on paper.
   */
  'prescriptionId'?: (string);
  /**
   * Civil date after which it may no longer be renewed, YYYY-MM-DD; empty when no period is set.
   */
  'lastRenewalOn'?: (string);
}

/**
 * The prescription of a hospital or a specialist, as the prescriber who renews it cites it.
 */
export interface InitialPrescription__Output {
  /**
   * Civil date of its issue, YYYY-MM-DD.
   */
  'issuedOn': (string);
  /**
   * UUIDv7; empty when it is on paper.
   */
  'prescriptionId': (string);
  /**
   * Civil date after which it may no longer be renewed, YYYY-MM-DD; empty when no period is set.
   */
  'lastRenewalOn': (string);
}
