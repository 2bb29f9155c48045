// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto


/**
 * See ListRegister.
 */
export interface ListRegisterRequest {
  /**
   * First civil day, YYYY-MM-DD.
   */
  'fromDay'?: (string);
  /**
   * Last civil day, YYYY-MM-DD; not before the first.
   */
  'toDay'?: (string);
  /**
   * Only narcotics; lists I and II too when false.
   */
  'narcoticsOnly'?: (boolean);
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
 * See ListRegister.
 */
export interface ListRegisterRequest__Output {
  /**
   * First civil day, YYYY-MM-DD.
   */
  'fromDay': (string);
  /**
   * Last civil day, YYYY-MM-DD; not before the first.
   */
  'toDay': (string);
  /**
   * Only narcotics; lists I and II too when false.
   */
  'narcoticsOnly': (boolean);
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
