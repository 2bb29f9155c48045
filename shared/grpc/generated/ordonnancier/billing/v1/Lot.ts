// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { PayerRegime as _ordonnancier_billing_v1_PayerRegime, PayerRegime__Output as _ordonnancier_billing_v1_PayerRegime__Output } from '../../../ordonnancier/billing/v1/PayerRegime.ts';
import type { LotStatus as _ordonnancier_billing_v1_LotStatus, LotStatus__Output as _ordonnancier_billing_v1_LotStatus__Output } from '../../../ordonnancier/billing/v1/LotStatus.ts';
import type { UnreadableReason as _ordonnancier_billing_v1_UnreadableReason, UnreadableReason__Output as _ordonnancier_billing_v1_UnreadableReason__Output } from '../../../ordonnancier/billing/v1/UnreadableReason.ts';
import type { PayerShares as _ordonnancier_billing_v1_PayerShares, PayerShares__Output as _ordonnancier_billing_v1_PayerShares__Output } from '../../../ordonnancier/billing/v1/PayerShares.ts';
import type { LotInvoice as _ordonnancier_billing_v1_LotInvoice, LotInvoice__Output as _ordonnancier_billing_v1_LotInvoice__Output } from '../../../ordonnancier/billing/v1/LotInvoice.ts';

/**
 * Invoices that are sent together.
 */
export interface Lot {
  /**
   * Identifier.
   */
  'lotId'?: (string);
  /**
   * Of the pharmacy, such as 2026-0042: the year, and a number that begins anew with it. None is given twice; one can be
   * missing, when a request to send was never finished.
   */
  'number'?: (string);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness'?: (string);
  /**
   * The regime of all its invoices.
   */
  'regime'?: (_ordonnancier_billing_v1_PayerRegime);
  /**
   * State.
   */
  'status'?: (_ordonnancier_billing_v1_LotStatus);
  /**
   * Civil date where the pharmacy stands, YYYY-MM-DD.
   */
  'sentOn'?: (string);
  /**
   * Civil date of the acknowledgement, positive or negative; empty before.
   */
  'acknowledgedOn'?: (string);
  /**
   * Why the payer cannot read it; unspecified otherwise.
   */
  'unreadableReason'?: (_ordonnancier_billing_v1_UnreadableReason);
  /**
   * What it asks for, what was paid of that, and what is awaited still. What is missing between them was rejected, and of an
   * unreadable lot nothing is awaited.
   */
  'asked'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * Less what was recovered since.
   */
  'paid'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * Not answered yet.
   */
  'awaited'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * How many invoices it holds.
   */
  'invoiceCount'?: (number);
  /**
   * Its invoices; none in a list.
   */
  'invoices'?: (_ordonnancier_billing_v1_LotInvoice)[];
  /**
   * Dispensings whose invoices could no longer be sent when the lot was made up; none in a list.
   */
  'leftOutDispensingIds'?: (string)[];
}

/**
 * Invoices that are sent together.
 */
export interface Lot__Output {
  /**
   * Identifier.
   */
  'lotId': (string);
  /**
   * Of the pharmacy, such as 2026-0042: the year, and a number that begins anew with it. None is given twice; one can be
   * missing, when a request to send was never finished.
   */
  'number': (string);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness': (string);
  /**
   * The regime of all its invoices.
   */
  'regime': (_ordonnancier_billing_v1_PayerRegime__Output);
  /**
   * State.
   */
  'status': (_ordonnancier_billing_v1_LotStatus__Output);
  /**
   * Civil date where the pharmacy stands, YYYY-MM-DD.
   */
  'sentOn': (string);
  /**
   * Civil date of the acknowledgement, positive or negative; empty before.
   */
  'acknowledgedOn': (string);
  /**
   * Why the payer cannot read it; unspecified otherwise.
   */
  'unreadableReason': (_ordonnancier_billing_v1_UnreadableReason__Output);
  /**
   * What it asks for, what was paid of that, and what is awaited still. What is missing between them was rejected, and of an
   * unreadable lot nothing is awaited.
   */
  'asked': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * Less what was recovered since.
   */
  'paid': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * Not answered yet.
   */
  'awaited': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * How many invoices it holds.
   */
  'invoiceCount': (number);
  /**
   * Its invoices; none in a list.
   */
  'invoices': (_ordonnancier_billing_v1_LotInvoice__Output)[];
  /**
   * Dispensings whose invoices could no longer be sent when the lot was made up; none in a list.
   */
  'leftOutDispensingIds': (string)[];
}
