// Original file: protos/ordonnancier/events/v1/prescription_events.proto


/**
 * One medicine prescribed.
 */
export interface PrescribedLine {
  /**
   * Unique within the prescription.
   */
  'lineId'?: (string);
  /**
   * CIS code, 8 digits.
   */
  'cis'?: (string);
  /**
   * Groups of generics in the official register; a few medicines stand in two.
   */
  'genericGroupIds'?: (string)[];
  /**
   * none, list-1, list-2 or narcotic, as of the day of issue.
   */
  'listClass'?: (string);
  /**
   * Units of one delivery.
   */
  'unitsPerDelivery'?: (number);
  /**
   * Days one delivery covers.
   */
  'daysPerDelivery'?: (number);
  /**
   * Deliveries, renewals included.
   */
  'deliveries'?: (number);
  /**
   * MTE, EFG or CIF; absent when it may be substituted.
   */
  'nonSubstitutable'?: (string);
  /**
   * Belongs to a long-term illness.
   */
  'aldRelated'?: (boolean);
  /**
   * Groups of the register of hybrids, as of the day of issue.
   */
  'hybridGroupIds'?: (string)[];
  /**
   * Group of similar biological medicines and strength; absent when it stands in none.
   */
  'biosimilarGroupId'?: (string);
  /**
   * positive-angina-test or positive-urine-dipstick, without which it is not dispensed, nor after the seventh day from the
   * issue, whose day is the first; absent when there is no condition.
   */
  'condition'?: (string);
  '_nonSubstitutable'?: "nonSubstitutable";
  '_biosimilarGroupId'?: "biosimilarGroupId";
  '_condition'?: "condition";
}

/**
 * One medicine prescribed.
 */
export interface PrescribedLine__Output {
  /**
   * Unique within the prescription.
   */
  'lineId': (string);
  /**
   * CIS code, 8 digits.
   */
  'cis': (string);
  /**
   * Groups of generics in the official register; a few medicines stand in two.
   */
  'genericGroupIds': (string)[];
  /**
   * none, list-1, list-2 or narcotic, as of the day of issue.
   */
  'listClass': (string);
  /**
   * Units of one delivery.
   */
  'unitsPerDelivery': (number);
  /**
   * Days one delivery covers.
   */
  'daysPerDelivery': (number);
  /**
   * Deliveries, renewals included.
   */
  'deliveries': (number);
  /**
   * MTE, EFG or CIF; absent when it may be substituted.
   */
  'nonSubstitutable'?: (string);
  /**
   * Belongs to a long-term illness.
   */
  'aldRelated': (boolean);
  /**
   * Groups of the register of hybrids, as of the day of issue.
   */
  'hybridGroupIds': (string)[];
  /**
   * Group of similar biological medicines and strength; absent when it stands in none.
   */
  'biosimilarGroupId'?: (string);
  /**
   * positive-angina-test or positive-urine-dipstick, without which it is not dispensed, nor after the seventh day from the
   * issue, whose day is the first; absent when there is no condition.
   */
  'condition'?: (string);
  '_nonSubstitutable'?: "nonSubstitutable";
  '_biosimilarGroupId'?: "biosimilarGroupId";
  '_condition'?: "condition";
}
