// Original file: protos/ordonnancier/events/v1/billing_events.proto

import type { PayerAnswer as _ordonnancier_events_v1_PayerAnswer, PayerAnswer__Output as _ordonnancier_events_v1_PayerAnswer__Output } from '../../../ordonnancier/events/v1/PayerAnswer.ts';

/**
 * One return of the payer, as a whole.
 */
export interface PayerReturnRecorded {
  /**
   * The lot.
   */
  'lotId'?: (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'returnedOn'?: (string);
  /**
   * For each invoice that the return is about.
   */
  'answers'?: (_ordonnancier_events_v1_PayerAnswer)[];
}

/**
 * One return of the payer, as a whole.
 */
export interface PayerReturnRecorded__Output {
  /**
   * The lot.
   */
  'lotId': (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'returnedOn': (string);
  /**
   * For each invoice that the return is about.
   */
  'answers': (_ordonnancier_events_v1_PayerAnswer__Output)[];
}
