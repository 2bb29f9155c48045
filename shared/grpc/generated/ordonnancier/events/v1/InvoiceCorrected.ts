// Original file: protos/ordonnancier/events/v1/billing_events.proto

import type { CorrectedCoverage as _ordonnancier_events_v1_CorrectedCoverage, CorrectedCoverage__Output as _ordonnancier_events_v1_CorrectedCoverage__Output } from '../../../ordonnancier/events/v1/CorrectedCoverage.ts';
import type { InvoicedLine as _ordonnancier_events_v1_InvoicedLine, InvoicedLine__Output as _ordonnancier_events_v1_InvoicedLine__Output } from '../../../ordonnancier/events/v1/InvoicedLine.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A pharmacist corrected a rejected invoice, or one paid in part. It states what the invoice costs from now on.
 */
export interface InvoiceCorrected {
  /**
   * The dispensing.
   */
  'dispensingId'?: (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'correctedOn'?: (string);
  /**
   * RPPS number of the pharmacist.
   */
  'rpps'?: (string);
  /**
   * coverage, beneficiary, prescriber or document: what was put right.
   */
  'fact'?: (string);
  /**
   * The patient's rights as corrected; absent when they are not.
   */
  'coverage'?: (_ordonnancier_events_v1_CorrectedCoverage | null);
  /**
   * Medicines and fees.
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
  '_coverage'?: "coverage";
}

/**
 * A pharmacist corrected a rejected invoice, or one paid in part. It states what the invoice costs from now on.
 */
export interface InvoiceCorrected__Output {
  /**
   * The dispensing.
   */
  'dispensingId': (string);
  /**
   * Civil date where the pharmacy stands.
   */
  'correctedOn': (string);
  /**
   * RPPS number of the pharmacist.
   */
  'rpps': (string);
  /**
   * coverage, beneficiary, prescriber or document: what was put right.
   */
  'fact': (string);
  /**
   * The patient's rights as corrected; absent when they are not.
   */
  'coverage'?: (_ordonnancier_events_v1_CorrectedCoverage__Output | null);
  /**
   * Medicines and fees.
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
  '_coverage'?: "coverage";
}
