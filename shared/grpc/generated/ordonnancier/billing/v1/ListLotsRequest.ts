// Original file: protos/ordonnancier/billing/v1/billing_service.proto


/**
 * See ListLots.
 */
export interface ListLotsRequest {
  /**
   * Largest number to return, 1 to 100; 20 when zero.
   */
  'pageSize'?: (number);
  /**
   * next_page_token of the page before; empty for the first.
   */
  'pageToken'?: (string);
  /**
   * Answer only from a state at least as new as this position, with all that follows from it; empty for whatever is there.
   */
  'minPosition'?: (string);
}

/**
 * See ListLots.
 */
export interface ListLotsRequest__Output {
  /**
   * Largest number to return, 1 to 100; 20 when zero.
   */
  'pageSize': (number);
  /**
   * next_page_token of the page before; empty for the first.
   */
  'pageToken': (string);
  /**
   * Answer only from a state at least as new as this position, with all that follows from it; empty for whatever is there.
   */
  'minPosition': (string);
}
