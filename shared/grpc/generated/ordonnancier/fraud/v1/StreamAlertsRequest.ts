// Original file: protos/ordonnancier/fraud/v1/fraud_service.proto


/**
 * See StreamAlerts.
 */
export interface StreamAlertsRequest {
  /**
   * The last log_position that was handled; empty to start with everything.
   */
  'afterPosition'?: (string);
}

/**
 * See StreamAlerts.
 */
export interface StreamAlertsRequest__Output {
  /**
   * The last log_position that was handled; empty to start with everything.
   */
  'afterPosition': (string);
}
