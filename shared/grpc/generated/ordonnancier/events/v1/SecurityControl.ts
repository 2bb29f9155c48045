// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * How a pharmacist controlled the prescription of a costly pack before handing it over.
 */
export interface SecurityControl {
  /**
   * secured: "délivrance sécurisée". temporary: "délivrance temporaire", the smallest pack until the checks are done.
   */
  'outcome'?: (string);
  /**
   * The pharmacy knew the patient before.
   */
  'patientKnown'?: (boolean);
  /**
   * The pharmacy knew the prescriber before.
   */
  'prescriberKnown'?: (boolean);
}

/**
 * How a pharmacist controlled the prescription of a costly pack before handing it over.
 */
export interface SecurityControl__Output {
  /**
   * secured: "délivrance sécurisée". temporary: "délivrance temporaire", the smallest pack until the checks are done.
   */
  'outcome': (string);
  /**
   * The pharmacy knew the patient before.
   */
  'patientKnown': (boolean);
  /**
   * The pharmacy knew the prescriber before.
   */
  'prescriberKnown': (boolean);
}
