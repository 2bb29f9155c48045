// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto


/**
 * See WatchPrescriptions.
 */
export interface WatchPrescriptionsRequest {
  /**
   * The last log_position that was handled; empty to start with everything.
   */
  'afterPosition'?: (string);
}

/**
 * See WatchPrescriptions.
 */
export interface WatchPrescriptionsRequest__Output {
  /**
   * The last log_position that was handled; empty to start with everything.
   */
  'afterPosition': (string);
}
