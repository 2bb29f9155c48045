// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto


/**
 * Why interactions of a medicine may be missing.
 */
export interface CoverageGap {
  /**
   * thesaurus-absent, medicine-unknown, substance-absent, classes-unstated or class-members-unknown: docs/catalogue.md.
   */
  'reason'?: (string);
  /**
   * Substance or class concerned; empty when it is all of them.
   */
  'name'?: (string);
}

/**
 * Why interactions of a medicine may be missing.
 */
export interface CoverageGap__Output {
  /**
   * thesaurus-absent, medicine-unknown, substance-absent, classes-unstated or class-members-unknown: docs/catalogue.md.
   */
  'reason': (string);
  /**
   * Substance or class concerned; empty when it is all of them.
   */
  'name': (string);
}
