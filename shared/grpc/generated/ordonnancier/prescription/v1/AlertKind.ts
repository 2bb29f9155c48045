// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

/**
 * What there is to say of two medicines.
 */
export const AlertKind = {
  /**
   * Never sent.
   */
  ALERT_KIND_UNSPECIFIED: 'ALERT_KIND_UNSPECIFIED',
  /**
   * The thesaurus of the ANSM has entries of them.
   */
  ALERT_KIND_INTERACTION: 'ALERT_KIND_INTERACTION',
  /**
   * They have an active substance in common.
   */
  ALERT_KIND_DUPLICATE_SUBSTANCE: 'ALERT_KIND_DUPLICATE_SUBSTANCE',
  /**
   * Their substances are of one class.
   */
  ALERT_KIND_DUPLICATE_CLASS: 'ALERT_KIND_DUPLICATE_CLASS',
} as const;

/**
 * What there is to say of two medicines.
 */
export type AlertKind =
  /**
   * Never sent.
   */
  | 'ALERT_KIND_UNSPECIFIED'
  | 0
  /**
   * The thesaurus of the ANSM has entries of them.
   */
  | 'ALERT_KIND_INTERACTION'
  | 1
  /**
   * They have an active substance in common.
   */
  | 'ALERT_KIND_DUPLICATE_SUBSTANCE'
  | 2
  /**
   * Their substances are of one class.
   */
  | 'ALERT_KIND_DUPLICATE_CLASS'
  | 3

/**
 * What there is to say of two medicines.
 */
export type AlertKind__Output = typeof AlertKind[keyof typeof AlertKind]
