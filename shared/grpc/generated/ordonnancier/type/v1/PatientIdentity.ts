// Original file: protos/ordonnancier/type/v1/prescription.proto


/**
 * Strict traits of the national health identity (INS).
 */
export interface PatientIdentity {
  /**
   * INS number with its key, 15 characters.
   */
  'ins'?: (string);
  /**
   * OID of the identity domain.
   */
  'insOid'?: (string);
  /**
   * Birth name.
   */
  'birthName'?: (string);
  /**
   * First given name.
   */
  'firstGivenName'?: (string);
  /**
   * Civil date of birth, YYYY-MM-DD.
   */
  'birthDate'?: (string);
  /**
   * F, M or I.
   */
  'sex'?: (string);
}

/**
 * Strict traits of the national health identity (INS).
 */
export interface PatientIdentity__Output {
  /**
   * INS number with its key, 15 characters.
   */
  'ins': (string);
  /**
   * OID of the identity domain.
   */
  'insOid': (string);
  /**
   * Birth name.
   */
  'birthName': (string);
  /**
   * First given name.
   */
  'firstGivenName': (string);
  /**
   * Civil date of birth, YYYY-MM-DD.
   */
  'birthDate': (string);
  /**
   * F, M or I.
   */
  'sex': (string);
}
