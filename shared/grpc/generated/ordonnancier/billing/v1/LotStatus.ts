// Original file: protos/ordonnancier/billing/v1/billing_service.proto

/**
 * State of a lot.
 */
export const LotStatus = {
  /**
   * Not stated.
   */
  LOT_STATUS_UNSPECIFIED: 'LOT_STATUS_UNSPECIFIED',
  /**
   * Asked for by the pharmacy; being made up.
   */
  LOT_STATUS_OPENED: 'LOT_STATUS_OPENED',
  /**
   * Gone to the payer.
   */
  LOT_STATUS_SENT: 'LOT_STATUS_SENT',
  /**
   * The payer can read it.
   */
  LOT_STATUS_ACKNOWLEDGED: 'LOT_STATUS_ACKNOWLEDGED',
  /**
   * The payer cannot read it; its invoices are sent again in another.
   */
  LOT_STATUS_UNREADABLE: 'LOT_STATUS_UNREADABLE',
  /**
   * Every invoice of it is answered; at once when none was left to be sent.
   */
  LOT_STATUS_ANSWERED: 'LOT_STATUS_ANSWERED',
} as const;

/**
 * State of a lot.
 */
export type LotStatus =
  /**
   * Not stated.
   */
  | 'LOT_STATUS_UNSPECIFIED'
  | 0
  /**
   * Asked for by the pharmacy; being made up.
   */
  | 'LOT_STATUS_OPENED'
  | 1
  /**
   * Gone to the payer.
   */
  | 'LOT_STATUS_SENT'
  | 2
  /**
   * The payer can read it.
   */
  | 'LOT_STATUS_ACKNOWLEDGED'
  | 3
  /**
   * The payer cannot read it; its invoices are sent again in another.
   */
  | 'LOT_STATUS_UNREADABLE'
  | 4
  /**
   * Every invoice of it is answered; at once when none was left to be sent.
   */
  | 'LOT_STATUS_ANSWERED'
  | 5

/**
 * State of a lot.
 */
export type LotStatus__Output = typeof LotStatus[keyof typeof LotStatus]
