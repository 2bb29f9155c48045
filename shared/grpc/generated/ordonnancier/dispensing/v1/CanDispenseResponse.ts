// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * What would happen.
 */
export interface CanDispenseResponse {
  /**
   * Whether Dispense would accept it.
   */
  'acceptable'?: (boolean);
  /**
   * Code of the refusal; empty when acceptable.
   */
  'refusalCode'?: (string);
  /**
   * Line concerned by the refusal; empty otherwise.
   */
  'lineId'?: (string);
  /**
   * Lines for which Dispense requires a security_control, whether the request gives one or not.
   */
  'securityControlLineIds'?: (string)[];
}

/**
 * What would happen.
 */
export interface CanDispenseResponse__Output {
  /**
   * Whether Dispense would accept it.
   */
  'acceptable': (boolean);
  /**
   * Code of the refusal; empty when acceptable.
   */
  'refusalCode': (string);
  /**
   * Line concerned by the refusal; empty otherwise.
   */
  'lineId': (string);
  /**
   * Lines for which Dispense requires a security_control, whether the request gives one or not.
   */
  'securityControlLineIds': (string)[];
}
