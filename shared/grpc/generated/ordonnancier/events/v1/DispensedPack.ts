// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * Packs of one presentation.
 */
export interface DispensedPack {
  /**
   * CIP13 code.
   */
  'cip13'?: (string);
  /**
   * CIS code of the presentation.
   */
  'cis'?: (string);
  /**
   * How many.
   */
  'count'?: (number);
  /**
   * Units in one pack.
   */
  'unitsPerPack'?: (number);
  /**
   * Serial numbers of packs with the safety feature.
   */
  'serials'?: (string)[];
  /**
   * Lot of the pack of each of these numbers, in their order, when the packs were scanned; lots of the packs when they were typed;
   * none otherwise.
   */
  'lots'?: (string)[];
  /**
   * none, list-1, list-2 or narcotic, as of the day of the dispensing. Absent from what older versions wrote.
   */
  'listClass'?: (string);
  /**
   * True when an earlier delivery of the line opened and counted the pack, which is not billed again; absent otherwise.
   */
  'openedBefore'?: (boolean);
  '_listClass'?: "listClass";
  '_openedBefore'?: "openedBefore";
}

/**
 * Packs of one presentation.
 */
export interface DispensedPack__Output {
  /**
   * CIP13 code.
   */
  'cip13': (string);
  /**
   * CIS code of the presentation.
   */
  'cis': (string);
  /**
   * How many.
   */
  'count': (number);
  /**
   * Units in one pack.
   */
  'unitsPerPack': (number);
  /**
   * Serial numbers of packs with the safety feature.
   */
  'serials': (string)[];
  /**
   * Lot of the pack of each of these numbers, in their order, when the packs were scanned; lots of the packs when they were typed;
   * none otherwise.
   */
  'lots': (string)[];
  /**
   * none, list-1, list-2 or narcotic, as of the day of the dispensing. Absent from what older versions wrote.
   */
  'listClass'?: (string);
  /**
   * True when an earlier delivery of the line opened and counted the pack, which is not billed again; absent otherwise.
   */
  'openedBefore'?: (boolean);
  '_listClass'?: "listClass";
  '_openedBefore'?: "openedBefore";
}
