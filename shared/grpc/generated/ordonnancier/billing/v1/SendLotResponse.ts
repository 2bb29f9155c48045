// Original file: protos/ordonnancier/billing/v1/billing_service.proto


/**
 * The lot is opened.
 */
export interface SendLotResponse {
  /**
   * The lot.
   */
  'lotId'?: (string);
  /**
   * As in Lot.
   */
  'number'?: (string);
  /**
   * Position of the event, for GetLot.
   */
  'logPosition'?: (string);
}

/**
 * The lot is opened.
 */
export interface SendLotResponse__Output {
  /**
   * The lot.
   */
  'lotId': (string);
  /**
   * As in Lot.
   */
  'number': (string);
  /**
   * Position of the event, for GetLot.
   */
  'logPosition': (string);
}
