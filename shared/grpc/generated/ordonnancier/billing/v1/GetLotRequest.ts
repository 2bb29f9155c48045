// Original file: protos/ordonnancier/billing/v1/billing_service.proto


/**
 * See GetLot.
 */
export interface GetLotRequest {
  /**
   * The lot.
   */
  'lotId'?: (string);
  /**
   * Answer only from a state at least as new as this position, with all that follows from it; empty for whatever is there.
   */
  'minPosition'?: (string);
}

/**
 * See GetLot.
 */
export interface GetLotRequest__Output {
  /**
   * The lot.
   */
  'lotId': (string);
  /**
   * Answer only from a state at least as new as this position, with all that follows from it; empty for whatever is there.
   */
  'minPosition': (string);
}
