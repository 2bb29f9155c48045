// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type { OutcomeKind as _ordonnancier_prescription_v1_OutcomeKind, OutcomeKind__Output as _ordonnancier_prescription_v1_OutcomeKind__Output } from '../../../ordonnancier/prescription/v1/OutcomeKind.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { LineOutcome as _ordonnancier_prescription_v1_LineOutcome, LineOutcome__Output as _ordonnancier_prescription_v1_LineOutcome__Output } from '../../../ordonnancier/prescription/v1/LineOutcome.ts';

/**
 * Something happened to one of the caller's prescriptions.
 */
export interface WatchPrescriptionsResponse {
  /**
   * Give it as after_position to go on from here.
   */
  'logPosition'?: (string);
  /**
   * The prescription; empty when the message only moves the position.
   */
  'prescriptionId'?: (string);
  /**
   * What happened.
   */
  'kind'?: (_ordonnancier_prescription_v1_OutcomeKind);
  /**
   * When it was recorded.
   */
  'recordedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Lines concerned.
   */
  'lines'?: (_ordonnancier_prescription_v1_LineOutcome)[];
}

/**
 * Something happened to one of the caller's prescriptions.
 */
export interface WatchPrescriptionsResponse__Output {
  /**
   * Give it as after_position to go on from here.
   */
  'logPosition': (string);
  /**
   * The prescription; empty when the message only moves the position.
   */
  'prescriptionId': (string);
  /**
   * What happened.
   */
  'kind': (_ordonnancier_prescription_v1_OutcomeKind__Output);
  /**
   * When it was recorded.
   */
  'recordedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Lines concerned.
   */
  'lines': (_ordonnancier_prescription_v1_LineOutcome__Output)[];
}
