// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

/**
 * What a pharmacist proposes, by the codes of the SFPC.
 */
export const OpinionProposal = {
  /**
   * Refused.
   */
  OPINION_PROPOSAL_UNSPECIFIED: 'OPINION_PROPOSAL_UNSPECIFIED',
  /**
   * Add a medicine.
   */
  OPINION_PROPOSAL_ADD: 'OPINION_PROPOSAL_ADD',
  /**
   * Stop the medicine.
   */
  OPINION_PROPOSAL_STOP: 'OPINION_PROPOSAL_STOP',
  /**
   * Replace it by another.
   */
  OPINION_PROPOSAL_REPLACE: 'OPINION_PROPOSAL_REPLACE',
  /**
   * Change the route.
   */
  OPINION_PROPOSAL_CHANGE_ROUTE: 'OPINION_PROPOSAL_CHANGE_ROUTE',
  /**
   * Monitor the treatment.
   */
  OPINION_PROPOSAL_MONITOR: 'OPINION_PROPOSAL_MONITOR',
  /**
   * Change how or when it is taken.
   */
  OPINION_PROPOSAL_CHANGE_ADMINISTRATION: 'OPINION_PROPOSAL_CHANGE_ADMINISTRATION',
  /**
   * Adapt the dose.
   */
  OPINION_PROPOSAL_ADAPT_DOSE: 'OPINION_PROPOSAL_ADAPT_DOSE',
} as const;

/**
 * What a pharmacist proposes, by the codes of the SFPC.
 */
export type OpinionProposal =
  /**
   * Refused.
   */
  | 'OPINION_PROPOSAL_UNSPECIFIED'
  | 0
  /**
   * Add a medicine.
   */
  | 'OPINION_PROPOSAL_ADD'
  | 1
  /**
   * Stop the medicine.
   */
  | 'OPINION_PROPOSAL_STOP'
  | 2
  /**
   * Replace it by another.
   */
  | 'OPINION_PROPOSAL_REPLACE'
  | 3
  /**
   * Change the route.
   */
  | 'OPINION_PROPOSAL_CHANGE_ROUTE'
  | 4
  /**
   * Monitor the treatment.
   */
  | 'OPINION_PROPOSAL_MONITOR'
  | 5
  /**
   * Change how or when it is taken.
   */
  | 'OPINION_PROPOSAL_CHANGE_ADMINISTRATION'
  | 6
  /**
   * Adapt the dose.
   */
  | 'OPINION_PROPOSAL_ADAPT_DOSE'
  | 7

/**
 * What a pharmacist proposes, by the codes of the SFPC.
 */
export type OpinionProposal__Output = typeof OpinionProposal[keyof typeof OpinionProposal]
