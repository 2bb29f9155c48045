// Original file: protos/ordonnancier/events/v1/billing_events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * An invoice made the franchise due, which the insurer keeps from later refunds up to the cap of the civil year.
 */
export interface FranchiseIncurred {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * What its boxes make due, before the cap.
   */
  'dueCents'?: (number | string | Long);
  /**
   * The cap, as it was on the day of the dispensing.
   */
  'perYearCentsMax'?: (number | string | Long);
}

/**
 * An invoice made the franchise due, which the insurer keeps from later refunds up to the cap of the civil year.
 */
export interface FranchiseIncurred__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * What its boxes make due, before the cap.
   */
  'dueCents': (number);
  /**
   * The cap, as it was on the day of the dispensing.
   */
  'perYearCentsMax': (number);
}
