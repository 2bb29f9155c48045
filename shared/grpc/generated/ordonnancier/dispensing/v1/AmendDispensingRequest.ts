// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { ReversalReason as _ordonnancier_dispensing_v1_ReversalReason, ReversalReason__Output as _ordonnancier_dispensing_v1_ReversalReason__Output } from '../../../ordonnancier/dispensing/v1/ReversalReason.ts';
import type { LineToDispense as _ordonnancier_dispensing_v1_LineToDispense, LineToDispense__Output as _ordonnancier_dispensing_v1_LineToDispense__Output } from '../../../ordonnancier/dispensing/v1/LineToDispense.ts';
import type { Coverage as _ordonnancier_dispensing_v1_Coverage, Coverage__Output as _ordonnancier_dispensing_v1_Coverage__Output } from '../../../ordonnancier/dispensing/v1/Coverage.ts';
import type { Collector as _ordonnancier_dispensing_v1_Collector, Collector__Output as _ordonnancier_dispensing_v1_Collector__Output } from '../../../ordonnancier/dispensing/v1/Collector.ts';
import type { WithheldLine as _ordonnancier_dispensing_v1_WithheldLine, WithheldLine__Output as _ordonnancier_dispensing_v1_WithheldLine__Output } from '../../../ordonnancier/dispensing/v1/WithheldLine.ts';

/**
 * See AmendDispensing.
 */
export interface AmendDispensingRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * The dispensing to take back.
   */
  'amendedDispensingId'?: (string);
  /**
   * Why.
   */
  'reason'?: (_ordonnancier_dispensing_v1_ReversalReason);
  /**
   * UUIDv7 of the dispensing in its place.
   */
  'dispensingId'?: (string);
  /**
   * What is handed over instead.
   */
  'lines'?: (_ordonnancier_dispensing_v1_LineToDispense)[];
  /**
   * The patient's rights.
   */
  'coverage'?: (_ordonnancier_dispensing_v1_Coverage | null);
  /**
   * As in DispenseRequest.
   */
  'carteVitalePresented'?: (boolean);
  /**
   * As in DispenseRequest.
   */
  'collector'?: (_ordonnancier_dispensing_v1_Collector | null);
  /**
   * As in DispenseRequest.
   */
  'withheld'?: (_ordonnancier_dispensing_v1_WithheldLine)[];
}

/**
 * See AmendDispensing.
 */
export interface AmendDispensingRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * The dispensing to take back.
   */
  'amendedDispensingId': (string);
  /**
   * Why.
   */
  'reason': (_ordonnancier_dispensing_v1_ReversalReason__Output);
  /**
   * UUIDv7 of the dispensing in its place.
   */
  'dispensingId': (string);
  /**
   * What is handed over instead.
   */
  'lines': (_ordonnancier_dispensing_v1_LineToDispense__Output)[];
  /**
   * The patient's rights.
   */
  'coverage': (_ordonnancier_dispensing_v1_Coverage__Output | null);
  /**
   * As in DispenseRequest.
   */
  'carteVitalePresented': (boolean);
  /**
   * As in DispenseRequest.
   */
  'collector': (_ordonnancier_dispensing_v1_Collector__Output | null);
  /**
   * As in DispenseRequest.
   */
  'withheld': (_ordonnancier_dispensing_v1_WithheldLine__Output)[];
}
