// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

/**
 * How a pharmacist knows who fetches a narcotic, article R.5132-35 CSP.
 */
export const CollectorIdentification = {
  /**
   * Refused.
   */
  COLLECTOR_IDENTIFICATION_UNSPECIFIED: 'COLLECTOR_IDENTIFICATION_UNSPECIFIED',
  /**
   * Known to the pharmacy before.
   */
  COLLECTOR_IDENTIFICATION_KNOWN: 'COLLECTOR_IDENTIFICATION_KNOWN',
  /**
   * Showed an identity document.
   */
  COLLECTOR_IDENTIFICATION_DOCUMENT_SHOWN: 'COLLECTOR_IDENTIFICATION_DOCUMENT_SHOWN',
} as const;

/**
 * How a pharmacist knows who fetches a narcotic, article R.5132-35 CSP.
 */
export type CollectorIdentification =
  /**
   * Refused.
   */
  | 'COLLECTOR_IDENTIFICATION_UNSPECIFIED'
  | 0
  /**
   * Known to the pharmacy before.
   */
  | 'COLLECTOR_IDENTIFICATION_KNOWN'
  | 1
  /**
   * Showed an identity document.
   */
  | 'COLLECTOR_IDENTIFICATION_DOCUMENT_SHOWN'
  | 2

/**
 * How a pharmacist knows who fetches a narcotic, article R.5132-35 CSP.
 */
export type CollectorIdentification__Output = typeof CollectorIdentification[keyof typeof CollectorIdentification]
