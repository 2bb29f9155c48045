// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * The patient's rights.
 */
export interface Coverage {
  /**
   * none, ald, maternity, work-accident, css, ame or invalidity.
   */
  'exemption'?: (string);
  /**
   * Local scheme of Alsace and Moselle.
   */
  'alsaceMoselle'?: (boolean);
  /**
   * under-3, 3-to-17, 18-to-25, 26-to-69 or over-70, which begins with the seventieth birthday. Older versions wrote 18-to-70 of
   * adults up to 70.
   */
  'ageBand'?: (string);
  /**
   * Whether the carte Vitale was presented, as an object or in its application, or need not be; absent when nobody asked.
   */
  'carteVitalePresented'?: (boolean);
  '_carteVitalePresented'?: "carteVitalePresented";
}

/**
 * The patient's rights.
 */
export interface Coverage__Output {
  /**
   * none, ald, maternity, work-accident, css, ame or invalidity.
   */
  'exemption': (string);
  /**
   * Local scheme of Alsace and Moselle.
   */
  'alsaceMoselle': (boolean);
  /**
   * under-3, 3-to-17, 18-to-25, 26-to-69 or over-70, which begins with the seventieth birthday. Older versions wrote 18-to-70 of
   * adults up to 70.
   */
  'ageBand': (string);
  /**
   * Whether the carte Vitale was presented, as an object or in its application, or need not be; absent when nobody asked.
   */
  'carteVitalePresented'?: (boolean);
  '_carteVitalePresented'?: "carteVitalePresented";
}
