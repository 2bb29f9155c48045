// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { ClaimEventKind as _ordonnancier_dispensing_v1_ClaimEventKind, ClaimEventKind__Output as _ordonnancier_dispensing_v1_ClaimEventKind__Output } from '../../../ordonnancier/dispensing/v1/ClaimEventKind.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * Something happened to a prescription that the pharmacy claimed.
 */
export interface WatchClaimsResponse {
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
  'kind'?: (_ordonnancier_dispensing_v1_ClaimEventKind);
  /**
   * When it was recorded.
   */
  'recordedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * Lines concerned.
   */
  'lineIds'?: (string)[];
}

/**
 * Something happened to a prescription that the pharmacy claimed.
 */
export interface WatchClaimsResponse__Output {
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
  'kind': (_ordonnancier_dispensing_v1_ClaimEventKind__Output);
  /**
   * When it was recorded.
   */
  'recordedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * Lines concerned.
   */
  'lineIds': (string)[];
}
