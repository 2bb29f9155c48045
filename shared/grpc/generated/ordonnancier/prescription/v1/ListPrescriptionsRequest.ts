// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto


/**
 * See ListPrescriptions.
 */
export interface ListPrescriptionsRequest {
  /**
   * Largest number of prescriptions to return, 1 to 100; 20 when zero.
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
 * See ListPrescriptions.
 */
export interface ListPrescriptionsRequest__Output {
  /**
   * Largest number of prescriptions to return, 1 to 100; 20 when zero.
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
