// Original file: protos/ordonnancier/events/v1/access_events.proto


/**
 * Somebody read a prescription.
 */
export interface PrescriptionRead {
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * Pseudonym of the patient.
   */
  'patientRef'?: (string);
  /**
   * Name of the RPC that read it.
   */
  'action'?: (string);
  /**
   * prescriber, pharmacist, analyst, patient or service.
   */
  'actorRole'?: (string);
  /**
   * RPPS number of the professional; absent when there is none.
   */
  'actorRpps'?: (string);
  /**
   * FINESS number of the establishment; absent when there is none.
   */
  'actorFiness'?: (string);
  '_actorRpps'?: "actorRpps";
  '_actorFiness'?: "actorFiness";
}

/**
 * Somebody read a prescription.
 */
export interface PrescriptionRead__Output {
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * Pseudonym of the patient.
   */
  'patientRef': (string);
  /**
   * Name of the RPC that read it.
   */
  'action': (string);
  /**
   * prescriber, pharmacist, analyst, patient or service.
   */
  'actorRole': (string);
  /**
   * RPPS number of the professional; absent when there is none.
   */
  'actorRpps'?: (string);
  /**
   * FINESS number of the establishment; absent when there is none.
   */
  'actorFiness'?: (string);
  '_actorRpps'?: "actorRpps";
  '_actorFiness'?: "actorFiness";
}
