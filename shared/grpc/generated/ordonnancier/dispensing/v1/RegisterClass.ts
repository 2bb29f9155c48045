// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

/**
 * Why a medicine is registered, article L.5132-1 CSP.
 */
export const RegisterClass = {
  /**
   * Never sent.
   */
  REGISTER_CLASS_UNSPECIFIED: 'REGISTER_CLASS_UNSPECIFIED',
  /**
   * List II.
   */
  REGISTER_CLASS_LIST_2: 'REGISTER_CLASS_LIST_2',
  /**
   * List I.
   */
  REGISTER_CLASS_LIST_1: 'REGISTER_CLASS_LIST_1',
  /**
   * Narcotic.
   */
  REGISTER_CLASS_NARCOTIC: 'REGISTER_CLASS_NARCOTIC',
} as const;

/**
 * Why a medicine is registered, article L.5132-1 CSP.
 */
export type RegisterClass =
  /**
   * Never sent.
   */
  | 'REGISTER_CLASS_UNSPECIFIED'
  | 0
  /**
   * List II.
   */
  | 'REGISTER_CLASS_LIST_2'
  | 1
  /**
   * List I.
   */
  | 'REGISTER_CLASS_LIST_1'
  | 2
  /**
   * Narcotic.
   */
  | 'REGISTER_CLASS_NARCOTIC'
  | 3

/**
 * Why a medicine is registered, article L.5132-1 CSP.
 */
export type RegisterClass__Output = typeof RegisterClass[keyof typeof RegisterClass]
