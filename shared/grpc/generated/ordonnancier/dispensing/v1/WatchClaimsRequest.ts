// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * See WatchClaims.
 */
export interface WatchClaimsRequest {
  /**
   * The last log_position that was handled; empty to start with everything.
   */
  'afterPosition'?: (string);
}

/**
 * See WatchClaims.
 */
export interface WatchClaimsRequest__Output {
  /**
   * The last log_position that was handled; empty to start with everything.
   */
  'afterPosition': (string);
}
