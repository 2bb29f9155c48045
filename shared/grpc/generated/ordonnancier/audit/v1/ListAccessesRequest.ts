// Original file: protos/ordonnancier/audit/v1/audit_service.proto


/**
 * See ListAccesses.
 */
export interface ListAccessesRequest {
  /**
   * Only accesses to this prescription; empty for all of the caller's.
   */
  'prescriptionId'?: (string);
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
 * See ListAccesses.
 */
export interface ListAccessesRequest__Output {
  /**
   * Only accesses to this prescription; empty for all of the caller's.
   */
  'prescriptionId': (string);
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
