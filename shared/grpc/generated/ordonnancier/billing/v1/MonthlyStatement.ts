// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { Movement as _ordonnancier_billing_v1_Movement, Movement__Output as _ordonnancier_billing_v1_Movement__Output } from '../../../ordonnancier/billing/v1/Movement.ts';
import type { PayerShares as _ordonnancier_billing_v1_PayerShares, PayerShares__Output as _ordonnancier_billing_v1_PayerShares__Output } from '../../../ordonnancier/billing/v1/PayerShares.ts';

/**
 * What the insurers owe a pharmacy for a civil month, what they were asked for and what they did, for third-party payment
 * only. A movement counts in the month of the civil date that it states. For each insurer, always:
 * awaited_before + sent = unreadable + paid + rejected + awaited_after
 * owed_before + dispensed + adjusted = reversed + paid - recovered + owed_after
 */
export interface MonthlyStatement {
  /**
   * The month, YYYY-MM.
   */
  'month'?: (string);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness'?: (string);
  /**
   * Invoices of dispensings of the month, with what the insurers owed by their first drafts.
   */
  'dispensed'?: (_ordonnancier_billing_v1_Movement | null);
  /**
   * Changes of what is owed: fees that moved, corrections. Can be negative.
   */
  'adjusted'?: (_ordonnancier_billing_v1_Movement | null);
  /**
   * What was owed for dispensings that were reversed.
   */
  'reversed'?: (_ordonnancier_billing_v1_Movement | null);
  /**
   * Asked for.
   */
  'sent'?: (_ordonnancier_billing_v1_Movement | null);
  /**
   * Of it, acknowledged as readable.
   */
  'acknowledged'?: (_ordonnancier_billing_v1_Movement | null);
  /**
   * Of it, in lots that the payer could not read.
   */
  'unreadable'?: (_ordonnancier_billing_v1_Movement | null);
  /**
   * Paid.
   */
  'paid'?: (_ordonnancier_billing_v1_Movement | null);
  /**
   * Asked for and not paid, with a reason: rejected invoices, and the rest of those paid in part.
   */
  'rejected'?: (_ordonnancier_billing_v1_Movement | null);
  /**
   * Taken back by the insurers.
   */
  'recovered'?: (_ordonnancier_billing_v1_Movement | null);
  /**
   * Asked for and not answered, before the month and at its end.
   */
  'awaitedBefore'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * At the end of the month.
   */
  'awaitedAfter'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * Owed and not paid, before the month; negative when more is to be recovered.
   */
  'owedBefore'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * At the end of the month.
   */
  'owedAfter'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * At the end of the month, paid and no longer owed.
   */
  'toRecoverAfter'?: (_ordonnancier_billing_v1_PayerShares | null);
}

/**
 * What the insurers owe a pharmacy for a civil month, what they were asked for and what they did, for third-party payment
 * only. A movement counts in the month of the civil date that it states. For each insurer, always:
 * awaited_before + sent = unreadable + paid + rejected + awaited_after
 * owed_before + dispensed + adjusted = reversed + paid - recovered + owed_after
 */
export interface MonthlyStatement__Output {
  /**
   * The month, YYYY-MM.
   */
  'month': (string);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness': (string);
  /**
   * Invoices of dispensings of the month, with what the insurers owed by their first drafts.
   */
  'dispensed': (_ordonnancier_billing_v1_Movement__Output | null);
  /**
   * Changes of what is owed: fees that moved, corrections. Can be negative.
   */
  'adjusted': (_ordonnancier_billing_v1_Movement__Output | null);
  /**
   * What was owed for dispensings that were reversed.
   */
  'reversed': (_ordonnancier_billing_v1_Movement__Output | null);
  /**
   * Asked for.
   */
  'sent': (_ordonnancier_billing_v1_Movement__Output | null);
  /**
   * Of it, acknowledged as readable.
   */
  'acknowledged': (_ordonnancier_billing_v1_Movement__Output | null);
  /**
   * Of it, in lots that the payer could not read.
   */
  'unreadable': (_ordonnancier_billing_v1_Movement__Output | null);
  /**
   * Paid.
   */
  'paid': (_ordonnancier_billing_v1_Movement__Output | null);
  /**
   * Asked for and not paid, with a reason: rejected invoices, and the rest of those paid in part.
   */
  'rejected': (_ordonnancier_billing_v1_Movement__Output | null);
  /**
   * Taken back by the insurers.
   */
  'recovered': (_ordonnancier_billing_v1_Movement__Output | null);
  /**
   * Asked for and not answered, before the month and at its end.
   */
  'awaitedBefore': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * At the end of the month.
   */
  'awaitedAfter': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * Owed and not paid, before the month; negative when more is to be recovered.
   */
  'owedBefore': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * At the end of the month.
   */
  'owedAfter': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * At the end of the month, paid and no longer owed.
   */
  'toRecoverAfter': (_ordonnancier_billing_v1_PayerShares__Output | null);
}
