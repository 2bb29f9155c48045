// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto


/**
 * A medicine that the patient takes already.
 */
export interface CurrentMedicine {
  /**
   * CIS code, 8 digits.
   */
  'cis'?: (string);
  /**
   * Name of the active substance in French, at most 200 characters.
   */
  'substance'?: (string);
  /**
   * Exactly one.
   */
  'medicine'?: "cis"|"substance";
}

/**
 * A medicine that the patient takes already.
 */
export interface CurrentMedicine__Output {
  /**
   * CIS code, 8 digits.
   */
  'cis'?: (string);
  /**
   * Name of the active substance in French, at most 200 characters.
   */
  'substance'?: (string);
  /**
   * Exactly one.
   */
  'medicine'?: "cis"|"substance";
}
