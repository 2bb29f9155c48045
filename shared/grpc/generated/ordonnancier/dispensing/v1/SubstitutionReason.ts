// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

/**
 * Why another medicine than the prescribed one is given.
 */
export const SubstitutionReason = {
  /**
   * None is given.
   */
  SUBSTITUTION_REASON_UNSPECIFIED: 'SUBSTITUTION_REASON_UNSPECIFIED',
  /**
   * Generic group, article L.5125-23 CSP.
   */
  SUBSTITUTION_REASON_GENERIC: 'SUBSTITUTION_REASON_GENERIC',
  /**
   * The prescriber agreed.
   */
  SUBSTITUTION_REASON_PRESCRIBER_AGREEMENT: 'SUBSTITUTION_REASON_PRESCRIBER_AGREEMENT',
  /**
   * Urgency in the interest of the patient, article L.5125-23 I CSP.
   */
  SUBSTITUTION_REASON_URGENCY: 'SUBSTITUTION_REASON_URGENCY',
  /**
   * Group of the register of hybrids, article L.5125-23 CSP, in the classes that the arrêtés list.
   */
  SUBSTITUTION_REASON_HYBRID: 'SUBSTITUTION_REASON_HYBRID',
  /**
   * Group of similar biological medicines, article L.5125-23-2 CSP. The lot of each pack is given.
   */
  SUBSTITUTION_REASON_BIOSIMILAR: 'SUBSTITUTION_REASON_BIOSIMILAR',
  /**
   * As the ANSM recommends in a shortage, article L.5125-23 V CSP.
   */
  SUBSTITUTION_REASON_SHORTAGE_RECOMMENDATION: 'SUBSTITUTION_REASON_SHORTAGE_RECOMMENDATION',
} as const;

/**
 * Why another medicine than the prescribed one is given.
 */
export type SubstitutionReason =
  /**
   * None is given.
   */
  | 'SUBSTITUTION_REASON_UNSPECIFIED'
  | 0
  /**
   * Generic group, article L.5125-23 CSP.
   */
  | 'SUBSTITUTION_REASON_GENERIC'
  | 1
  /**
   * The prescriber agreed.
   */
  | 'SUBSTITUTION_REASON_PRESCRIBER_AGREEMENT'
  | 2
  /**
   * Urgency in the interest of the patient, article L.5125-23 I CSP.
   */
  | 'SUBSTITUTION_REASON_URGENCY'
  | 3
  /**
   * Group of the register of hybrids, article L.5125-23 CSP, in the classes that the arrêtés list.
   */
  | 'SUBSTITUTION_REASON_HYBRID'
  | 4
  /**
   * Group of similar biological medicines, article L.5125-23-2 CSP. The lot of each pack is given.
   */
  | 'SUBSTITUTION_REASON_BIOSIMILAR'
  | 5
  /**
   * As the ANSM recommends in a shortage, article L.5125-23 V CSP.
   */
  | 'SUBSTITUTION_REASON_SHORTAGE_RECOMMENDATION'
  | 6

/**
 * Why another medicine than the prescribed one is given.
 */
export type SubstitutionReason__Output = typeof SubstitutionReason[keyof typeof SubstitutionReason]
