// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * A planned operation.
 */
export interface ScheduledSurgery {
  /**
   * Civil date, YYYY-MM-DD.
   */
  'operationOn'?: (string);
  /**
   * Civil date of the planned discharge from hospital, YYYY-MM-DD; not before the operation.
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
   * Civil date of the planned discharge from hospital, YYYY-MM-DD; not before the operation.
   */
  'dischargeOn': (string);
}
