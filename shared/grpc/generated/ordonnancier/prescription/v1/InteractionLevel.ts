// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

/**
 * Levels of the thesaurus of interactions of the ANSM.
 */
export const InteractionLevel = {
  /**
   * There is none.
   */
  INTERACTION_LEVEL_UNSPECIFIED: 'INTERACTION_LEVEL_UNSPECIFIED',
  /**
   * Contre-indication: a hard stop, with override.
   */
  INTERACTION_LEVEL_CONTRAINDICATED: 'INTERACTION_LEVEL_CONTRAINDICATED',
  /**
   * Association déconseillée.
   */
  INTERACTION_LEVEL_DISCOURAGED: 'INTERACTION_LEVEL_DISCOURAGED',
  /**
   * Précaution d'emploi.
   */
  INTERACTION_LEVEL_PRECAUTION: 'INTERACTION_LEVEL_PRECAUTION',
  /**
   * À prendre en compte.
   */
  INTERACTION_LEVEL_TO_CONSIDER: 'INTERACTION_LEVEL_TO_CONSIDER',
} as const;

/**
 * Levels of the thesaurus of interactions of the ANSM.
 */
export type InteractionLevel =
  /**
   * There is none.
   */
  | 'INTERACTION_LEVEL_UNSPECIFIED'
  | 0
  /**
   * Contre-indication: a hard stop, with override.
   */
  | 'INTERACTION_LEVEL_CONTRAINDICATED'
  | 1
  /**
   * Association déconseillée.
   */
  | 'INTERACTION_LEVEL_DISCOURAGED'
  | 2
  /**
   * Précaution d'emploi.
   */
  | 'INTERACTION_LEVEL_PRECAUTION'
  | 3
  /**
   * À prendre en compte.
   */
  | 'INTERACTION_LEVEL_TO_CONSIDER'
  | 4

/**
 * Levels of the thesaurus of interactions of the ANSM.
 */
export type InteractionLevel__Output = typeof InteractionLevel[keyof typeof InteractionLevel]
