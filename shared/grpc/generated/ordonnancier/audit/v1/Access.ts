// Original file: protos/ordonnancier/audit/v1/audit_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * One act on a prescription.
 */
export interface Access {
  /**
   * Id of the event that recorded it.
   */
  'eventId'?: (string);
  /**
   * Position of that event.
   */
  'logPosition'?: (string);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * What was done: the type of the event, or the name of the reading.
   */
  'action'?: (string);
  /**
   * Whether it only read.
   */
  'readOnly'?: (boolean);
  /**
   * Role of who did it: prescriber, pharmacist, analyst, patient or service.
   */
  'actorRole'?: (string);
  /**
   * RPPS number of the professional; empty when there is none.
   */
  'actorRpps'?: (string);
  /**
   * FINESS number of the establishment; empty when there is none.
   */
  'actorFiness'?: (string);
  /**
   * When it was recorded.
   */
  'recordedAt'?: (_google_protobuf_Timestamp | null);
}

/**
 * One act on a prescription.
 */
export interface Access__Output {
  /**
   * Id of the event that recorded it.
   */
  'eventId': (string);
  /**
   * Position of that event.
   */
  'logPosition': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * What was done: the type of the event, or the name of the reading.
   */
  'action': (string);
  /**
   * Whether it only read.
   */
  'readOnly': (boolean);
  /**
   * Role of who did it: prescriber, pharmacist, analyst, patient or service.
   */
  'actorRole': (string);
  /**
   * RPPS number of the professional; empty when there is none.
   */
  'actorRpps': (string);
  /**
   * FINESS number of the establishment; empty when there is none.
   */
  'actorFiness': (string);
  /**
   * When it was recorded.
   */
  'recordedAt': (_google_protobuf_Timestamp__Output | null);
}
