// Original file: protos/ordonnancier/billing/v1/billing_service.proto


/**
 * It is recorded; its invoices follow.
 */
export interface RecordAcknowledgementResponse {
  /**
   * Position of the event, for min_position.
   */
  'logPosition'?: (string);
}

/**
 * It is recorded; its invoices follow.
 */
export interface RecordAcknowledgementResponse__Output {
  /**
   * Position of the event, for min_position.
   */
  'logPosition': (string);
}
