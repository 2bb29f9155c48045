// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * See ListPharmacyDispensings.
 */
export interface ListPharmacyDispensingsRequest {
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
 * See ListPharmacyDispensings.
 */
export interface ListPharmacyDispensingsRequest__Output {
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
