// Original file: protos/ordonnancier/billing/v1/billing_service.proto


/**
 * See ListInvoices.
 */
export interface ListInvoicesRequest {
  /**
   * Largest number to return, 1 to 100; 20 when zero.
   */
  'pageSize'?: (number);
  /**
   * next_page_token of the page before; empty for the first.
   */
  'pageToken'?: (string);
  /**
   * Answer only from a state at least as new as this position; empty for whatever is there.
   */
  'minPosition'?: (string);
}

/**
 * See ListInvoices.
 */
export interface ListInvoicesRequest__Output {
  /**
   * Largest number to return, 1 to 100; 20 when zero.
   */
  'pageSize': (number);
  /**
   * next_page_token of the page before; empty for the first.
   */
  'pageToken': (string);
  /**
   * Answer only from a state at least as new as this position; empty for whatever is there.
   */
  'minPosition': (string);
}
