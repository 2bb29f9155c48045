// Original file: protos/ordonnancier/events/v1/billing_events.proto

import type { InvoicedLine as _ordonnancier_events_v1_InvoicedLine, InvoicedLine__Output as _ordonnancier_events_v1_InvoicedLine__Output } from '../../../ordonnancier/events/v1/InvoicedLine.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * The fees of the whole prescription moved to or from this invoice, since another dispensing of the same execution (one
 * prescription, pharmacy and day) was reversed.
 */
export interface InvoiceRedrafted {
  /**
   * The dispensing it bills.
   */
  'dispensingId'?: (string);
  /**
   * Medicines, as they were, and fees.
   */
  'lines'?: (_ordonnancier_events_v1_InvoicedLine)[];
  /**
   * total = compulsory + complementary + patient.
   */
  'totalCents'?: (number | string | Long);
  /**
   * Share of the compulsory insurer.
   */
  'compulsoryCents'?: (number | string | Long);
  /**
   * Share left to the complementary insurer or to CSS.
   */
  'complementaryCents'?: (number | string | Long);
  /**
   * Share left to the patient.
   */
  'patientCents'?: (number | string | Long);
}

/**
 * The fees of the whole prescription moved to or from this invoice, since another dispensing of the same execution (one
 * prescription, pharmacy and day) was reversed.
 */
export interface InvoiceRedrafted__Output {
  /**
   * The dispensing it bills.
   */
  'dispensingId': (string);
  /**
   * Medicines, as they were, and fees.
   */
  'lines': (_ordonnancier_events_v1_InvoicedLine__Output)[];
  /**
   * total = compulsory + complementary + patient.
   */
  'totalCents': (number);
  /**
   * Share of the compulsory insurer.
   */
  'compulsoryCents': (number);
  /**
   * Share left to the complementary insurer or to CSS.
   */
  'complementaryCents': (number);
  /**
   * Share left to the patient.
   */
  'patientCents': (number);
}
