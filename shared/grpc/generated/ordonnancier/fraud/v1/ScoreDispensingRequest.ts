// Original file: protos/ordonnancier/fraud/v1/fraud_service.proto


/**
 * See ScoreDispensing.
 */
export interface ScoreDispensingRequest {
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * Pseudonym of the patient.
   */
  'patientRef'?: (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps'?: (string);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness'?: (string);
  /**
   * CIS codes of the medicines due.
   */
  'cis'?: (string)[];
  /**
   * Civil date where the pharmacy stands, YYYY-MM-DD.
   */
  'on'?: (string);
  /**
   * Whether the prescription was transcribed from paper.
   */
  'paper'?: (boolean);
}

/**
 * See ScoreDispensing.
 */
export interface ScoreDispensingRequest__Output {
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * Pseudonym of the patient.
   */
  'patientRef': (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps': (string);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness': (string);
  /**
   * CIS codes of the medicines due.
   */
  'cis': (string)[];
  /**
   * Civil date where the pharmacy stands, YYYY-MM-DD.
   */
  'on': (string);
  /**
   * Whether the prescription was transcribed from paper.
   */
  'paper': (boolean);
}
