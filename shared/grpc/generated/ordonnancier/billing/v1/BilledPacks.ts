// Original file: protos/ordonnancier/billing/v1/billing_service.proto


/**
 * Packs of one presentation, as billed.
 */
export interface BilledPacks {
  /**
   * CIP13 code.
   */
  'cip13'?: (string);
  /**
   * How many.
   */
  'count'?: (number);
  /**
   * Whether the line belongs to a long-term illness.
   */
  'aldRelated'?: (boolean);
  /**
   * Whether the patient refuses a generic, without a mention on the prescription that excludes one.
   */
  'genericRefused'?: (boolean);
}

/**
 * Packs of one presentation, as billed.
 */
export interface BilledPacks__Output {
  /**
   * CIP13 code.
   */
  'cip13': (string);
  /**
   * How many.
   */
  'count': (number);
  /**
   * Whether the line belongs to a long-term illness.
   */
  'aldRelated': (boolean);
  /**
   * Whether the patient refuses a generic, without a mention on the prescription that excludes one.
   */
  'genericRefused': (boolean);
}
