// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

/**
 * Why a prescriber withdraws lines.
 */
export const CancellationReason = {
  /**
   * Refused.
   */
  CANCELLATION_REASON_UNSPECIFIED: 'CANCELLATION_REASON_UNSPECIFIED',
  /**
   * An error in the prescription.
   */
  CANCELLATION_REASON_ERROR: 'CANCELLATION_REASON_ERROR',
  /**
   * The treatment was changed.
   */
  CANCELLATION_REASON_TREATMENT_CHANGED: 'CANCELLATION_REASON_TREATMENT_CHANGED',
  /**
   * The patient does not tolerate the medicine.
   */
  CANCELLATION_REASON_INTOLERANCE: 'CANCELLATION_REASON_INTOLERANCE',
  /**
   * The patient asked for it.
   */
  CANCELLATION_REASON_PATIENT_REQUEST: 'CANCELLATION_REASON_PATIENT_REQUEST',
  /**
   * The patient died.
   */
  CANCELLATION_REASON_DEATH: 'CANCELLATION_REASON_DEATH',
} as const;

/**
 * Why a prescriber withdraws lines.
 */
export type CancellationReason =
  /**
   * Refused.
   */
  | 'CANCELLATION_REASON_UNSPECIFIED'
  | 0
  /**
   * An error in the prescription.
   */
  | 'CANCELLATION_REASON_ERROR'
  | 1
  /**
   * The treatment was changed.
   */
  | 'CANCELLATION_REASON_TREATMENT_CHANGED'
  | 2
  /**
   * The patient does not tolerate the medicine.
   */
  | 'CANCELLATION_REASON_INTOLERANCE'
  | 3
  /**
   * The patient asked for it.
   */
  | 'CANCELLATION_REASON_PATIENT_REQUEST'
  | 4
  /**
   * The patient died.
   */
  | 'CANCELLATION_REASON_DEATH'
  | 5

/**
 * Why a prescriber withdraws lines.
 */
export type CancellationReason__Output = typeof CancellationReason[keyof typeof CancellationReason]
