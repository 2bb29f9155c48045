// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

/**
 * What a pharmacist made of a line.
 */
export const LineResult = {
  /**
   * Nothing was made of it.
   */
  LINE_RESULT_UNSPECIFIED: 'LINE_RESULT_UNSPECIFIED',
  /**
   * The medicine prescribed was handed over, all that was due of it.
   */
  LINE_RESULT_DELIVERED: 'LINE_RESULT_DELIVERED',
  /**
   * Another was, within the groups of the registers; the reason says which.
   */
  LINE_RESULT_SUBSTITUTED: 'LINE_RESULT_SUBSTITUTED',
  /**
   * Another was, by agreement, by recommendation or in urgency; the reason says which.
   */
  LINE_RESULT_ADAPTED: 'LINE_RESULT_ADAPTED',
  /**
   * Less than what was due, of whatever medicine.
   */
  LINE_RESULT_PARTIAL: 'LINE_RESULT_PARTIAL',
  /**
   * Nothing.
   */
  LINE_RESULT_NOT_DELIVERED: 'LINE_RESULT_NOT_DELIVERED',
} as const;

/**
 * What a pharmacist made of a line.
 */
export type LineResult =
  /**
   * Nothing was made of it.
   */
  | 'LINE_RESULT_UNSPECIFIED'
  | 0
  /**
   * The medicine prescribed was handed over, all that was due of it.
   */
  | 'LINE_RESULT_DELIVERED'
  | 1
  /**
   * Another was, within the groups of the registers; the reason says which.
   */
  | 'LINE_RESULT_SUBSTITUTED'
  | 2
  /**
   * Another was, by agreement, by recommendation or in urgency; the reason says which.
   */
  | 'LINE_RESULT_ADAPTED'
  | 3
  /**
   * Less than what was due, of whatever medicine.
   */
  | 'LINE_RESULT_PARTIAL'
  | 4
  /**
   * Nothing.
   */
  | 'LINE_RESULT_NOT_DELIVERED'
  | 5

/**
 * What a pharmacist made of a line.
 */
export type LineResult__Output = typeof LineResult[keyof typeof LineResult]
