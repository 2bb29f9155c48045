// Original file: protos/ordonnancier/fraud/v1/fraud_service.proto


/**
 * See ListAlerts.
 */
export interface ListAlertsRequest {
  /**
   * FINESS number of a pharmacy; empty for all.
   */
  'pharmacyFiness'?: (string);
  /**
   * RPPS number of a prescriber; empty for all.
   */
  'prescriberRpps'?: (string);
  /**
   * CIP13 code of a medicine; empty for all.
   */
  'cip13'?: (string);
  /**
   * First civil date of dispensing, YYYY-MM-DD; empty for no bound.
   */
  'from'?: (string);
  /**
   * Last civil date of dispensing, YYYY-MM-DD; empty for no bound.
   */
  'to'?: (string);
  /**
   * Only alerts without a verdict.
   */
  'openOnly'?: (boolean);
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
 * See ListAlerts.
 */
export interface ListAlertsRequest__Output {
  /**
   * FINESS number of a pharmacy; empty for all.
   */
  'pharmacyFiness': (string);
  /**
   * RPPS number of a prescriber; empty for all.
   */
  'prescriberRpps': (string);
  /**
   * CIP13 code of a medicine; empty for all.
   */
  'cip13': (string);
  /**
   * First civil date of dispensing, YYYY-MM-DD; empty for no bound.
   */
  'from': (string);
  /**
   * Last civil date of dispensing, YYYY-MM-DD; empty for no bound.
   */
  'to': (string);
  /**
   * Only alerts without a verdict.
   */
  'openOnly': (boolean);
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
