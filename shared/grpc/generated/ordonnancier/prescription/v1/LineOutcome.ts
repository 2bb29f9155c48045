// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type { OpinionOutcome as _ordonnancier_prescription_v1_OpinionOutcome, OpinionOutcome__Output as _ordonnancier_prescription_v1_OpinionOutcome__Output } from '../../../ordonnancier/prescription/v1/OpinionOutcome.ts';
import type { LineResult as _ordonnancier_prescription_v1_LineResult, LineResult__Output as _ordonnancier_prescription_v1_LineResult__Output } from '../../../ordonnancier/prescription/v1/LineResult.ts';

/**
 * What became of one line.
 */
export interface LineOutcome {
  /**
   * The line; empty when the reason is one of the whole prescription.
   */
  'lineId'?: (string);
  /**
   * Units dispensed or reversed; zero otherwise.
   */
  'units'?: (number);
  /**
   * Coded reason of not dispensing, cancelling, substituting or doubting; MTE-PH when the pharmacist withheld a generic; empty when
   * there is none.
   */
  'reason'?: (string);
  /**
   * CIP13 codes of the packs handed over.
   */
  'cip13'?: (string)[];
  /**
   * Of a supplementary dispensing after the end of the prescription, exceptional-continuity or contraceptive-continuity; empty
   * otherwise.
   */
  'continuity'?: (string);
  /**
   * Reference of the ANSM's recommendation by which the medicine was replaced in a shortage; empty otherwise.
   */
  'recommendationReference'?: (string);
  /**
   * Of a pharmacist's opinion, whose problem is the reason; absent otherwise.
   */
  'opinion'?: (_ordonnancier_prescription_v1_OpinionOutcome | null);
  /**
   * Of a dispensing, of its reversal and of lines that are not dispensed.
   */
  'result'?: (_ordonnancier_prescription_v1_LineResult);
  /**
   * Units that were due and not handed over; zero otherwise.
   */
  'unitsOutstanding'?: (number);
  /**
   * Coded reason for them; empty when the pharmacist gave none.
   */
  'outstandingReason'?: (string);
}

/**
 * What became of one line.
 */
export interface LineOutcome__Output {
  /**
   * The line; empty when the reason is one of the whole prescription.
   */
  'lineId': (string);
  /**
   * Units dispensed or reversed; zero otherwise.
   */
  'units': (number);
  /**
   * Coded reason of not dispensing, cancelling, substituting or doubting; MTE-PH when the pharmacist withheld a generic; empty when
   * there is none.
   */
  'reason': (string);
  /**
   * CIP13 codes of the packs handed over.
   */
  'cip13': (string)[];
  /**
   * Of a supplementary dispensing after the end of the prescription, exceptional-continuity or contraceptive-continuity; empty
   * otherwise.
   */
  'continuity': (string);
  /**
   * Reference of the ANSM's recommendation by which the medicine was replaced in a shortage; empty otherwise.
   */
  'recommendationReference': (string);
  /**
   * Of a pharmacist's opinion, whose problem is the reason; absent otherwise.
   */
  'opinion': (_ordonnancier_prescription_v1_OpinionOutcome__Output | null);
  /**
   * Of a dispensing, of its reversal and of lines that are not dispensed.
   */
  'result': (_ordonnancier_prescription_v1_LineResult__Output);
  /**
   * Units that were due and not handed over; zero otherwise.
   */
  'unitsOutstanding': (number);
  /**
   * Coded reason for them; empty when the pharmacist gave none.
   */
  'outstandingReason': (string);
}
