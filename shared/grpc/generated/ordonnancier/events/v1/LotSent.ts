// Original file: protos/ordonnancier/events/v1/billing_events.proto

import type { AskedInvoice as _ordonnancier_events_v1_AskedInvoice, AskedInvoice__Output as _ordonnancier_events_v1_AskedInvoice__Output } from '../../../ordonnancier/events/v1/AskedInvoice.ts';

/**
 * The lot is made up and gone. What it asks for never changes.
 */
export interface LotSent {
  /**
   * The lot.
   */
  'lotId'?: (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'sentOn'?: (string);
  /**
   * What is asked, in the order of the dispensings of LotOpened.
   */
  'invoices'?: (_ordonnancier_events_v1_AskedInvoice)[];
  /**
   * Which could no longer be sent when their turn came.
   */
  'leftOut'?: (string)[];
}

/**
 * The lot is made up and gone. What it asks for never changes.
 */
export interface LotSent__Output {
  /**
   * The lot.
   */
  'lotId': (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'sentOn': (string);
  /**
   * What is asked, in the order of the dispensings of LotOpened.
   */
  'invoices': (_ordonnancier_events_v1_AskedInvoice__Output)[];
  /**
   * Which could no longer be sent when their turn came.
   */
  'leftOut': (string)[];
}
