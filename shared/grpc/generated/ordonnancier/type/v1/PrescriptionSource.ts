// Original file: protos/ordonnancier/type/v1/prescription.proto

/**
 * How the prescription entered the log.
 */
export const PrescriptionSource = {
  /**
   * Never sent.
   */
  PRESCRIPTION_SOURCE_UNSPECIFIED: 'PRESCRIPTION_SOURCE_UNSPECIFIED',
  /**
   * Signed by the prescriber's software.
   */
  PRESCRIPTION_SOURCE_ELECTRONIC: 'PRESCRIPTION_SOURCE_ELECTRONIC',
  /**
   * Transcribed from paper by a pharmacist.
   */
  PRESCRIPTION_SOURCE_PAPER: 'PRESCRIPTION_SOURCE_PAPER',
} as const;

/**
 * How the prescription entered the log.
 */
export type PrescriptionSource =
  /**
   * Never sent.
   */
  | 'PRESCRIPTION_SOURCE_UNSPECIFIED'
  | 0
  /**
   * Signed by the prescriber's software.
   */
  | 'PRESCRIPTION_SOURCE_ELECTRONIC'
  | 1
  /**
   * Transcribed from paper by a pharmacist.
   */
  | 'PRESCRIPTION_SOURCE_PAPER'
  | 2

/**
 * How the prescription entered the log.
 */
export type PrescriptionSource__Output = typeof PrescriptionSource[keyof typeof PrescriptionSource]
