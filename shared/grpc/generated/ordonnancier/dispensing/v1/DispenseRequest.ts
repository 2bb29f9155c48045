// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { LineToDispense as _ordonnancier_dispensing_v1_LineToDispense, LineToDispense__Output as _ordonnancier_dispensing_v1_LineToDispense__Output } from '../../../ordonnancier/dispensing/v1/LineToDispense.ts';
import type { Coverage as _ordonnancier_dispensing_v1_Coverage, Coverage__Output as _ordonnancier_dispensing_v1_Coverage__Output } from '../../../ordonnancier/dispensing/v1/Coverage.ts';
import type { Collector as _ordonnancier_dispensing_v1_Collector, Collector__Output as _ordonnancier_dispensing_v1_Collector__Output } from '../../../ordonnancier/dispensing/v1/Collector.ts';
import type { WithheldLine as _ordonnancier_dispensing_v1_WithheldLine, WithheldLine__Output as _ordonnancier_dispensing_v1_WithheldLine__Output } from '../../../ordonnancier/dispensing/v1/WithheldLine.ts';

/**
 * See Dispense.
 */
export interface DispenseRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * Secret of the claim.
   */
  'claimSecret'?: (string);
  /**
   * UUIDv7 of the dispensing, chosen by the client.
   */
  'dispensingId'?: (string);
  /**
   * What is handed over; 1 to 50 lines.
   */
  'lines'?: (_ordonnancier_dispensing_v1_LineToDispense)[];
  /**
   * Civil date where the pharmacy stands, YYYY-MM-DD; today when empty, at most three days ago.
   */
  'dispensedOn'?: (string);
  /**
   * The patient's rights.
   */
  'coverage'?: (_ordonnancier_dispensing_v1_Coverage | null);
  /**
   * Whether the patient's carte Vitale was presented, as an object or in its application, or need not be: for an infant under
   * three months, or a resident of an EHPAD. Without it some packs are paid upfront: see PreviewInvoice.
   */
  'carteVitalePresented'?: (boolean);
  /**
   * Who fetches a narcotic, or a medicine under article R.5132-35 CSP, in the patient's place; absent when the patient comes.
   * Refused when no line is one.
   */
  'collector'?: (_ordonnancier_dispensing_v1_Collector | null);
  /**
   * Open lines of which the patient gets nothing this time.
   */
  'withheld'?: (_ordonnancier_dispensing_v1_WithheldLine)[];
}

/**
 * See Dispense.
 */
export interface DispenseRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * Secret of the claim.
   */
  'claimSecret': (string);
  /**
   * UUIDv7 of the dispensing, chosen by the client.
   */
  'dispensingId': (string);
  /**
   * What is handed over; 1 to 50 lines.
   */
  'lines': (_ordonnancier_dispensing_v1_LineToDispense__Output)[];
  /**
   * Civil date where the pharmacy stands, YYYY-MM-DD; today when empty, at most three days ago.
   */
  'dispensedOn': (string);
  /**
   * The patient's rights.
   */
  'coverage': (_ordonnancier_dispensing_v1_Coverage__Output | null);
  /**
   * Whether the patient's carte Vitale was presented, as an object or in its application, or need not be: for an infant under
   * three months, or a resident of an EHPAD. Without it some packs are paid upfront: see PreviewInvoice.
   */
  'carteVitalePresented': (boolean);
  /**
   * Who fetches a narcotic, or a medicine under article R.5132-35 CSP, in the patient's place; absent when the patient comes.
   * Refused when no line is one.
   */
  'collector': (_ordonnancier_dispensing_v1_Collector__Output | null);
  /**
   * Open lines of which the patient gets nothing this time.
   */
  'withheld': (_ordonnancier_dispensing_v1_WithheldLine__Output)[];
}
