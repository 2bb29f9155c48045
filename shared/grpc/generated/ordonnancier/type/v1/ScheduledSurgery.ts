// Original file: protos/ordonnancier/type/v1/prescription.proto


/**
 * A planned operation.
 */
export interface ScheduledSurgery {
  /**
   * Civil date, YYYY-MM-DD.
   */
  'operationOn'?: (string);
  /**
   * Civil date of the planned discharge from hospital, YYYY-MM-DD.
   */
  'dischargeOn'?: (string);
}

/**
 * A planned operation.
 */
export interface ScheduledSurgery__Output {
  /**
   * Civil date, YYYY-MM-DD.
   */
  'operationOn': (string);
  /**
   * Civil date of the planned discharge from hospital, YYYY-MM-DD.
   */
  'dischargeOn': (string);
}
