// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { PrintedCode as _ordonnancier_type_v1_PrintedCode, PrintedCode__Output as _ordonnancier_type_v1_PrintedCode__Output } from '../../../ordonnancier/type/v1/PrintedCode.ts';

/**
 * The transcription is in the log.
 */
export interface RecordPaperPrescriptionResponse {
  /**
   * As in the document.
   */
  'prescriptionId'?: (string);
  /**
   * A code for the next visits.
   */
  'printedCode'?: (_ordonnancier_type_v1_PrintedCode | null);
  /**
   * Position of the event, for min_position.
   */
  'logPosition'?: (string);
}

/**
 * The transcription is in the log.
 */
export interface RecordPaperPrescriptionResponse__Output {
  /**
   * As in the document.
   */
  'prescriptionId': (string);
  /**
   * A code for the next visits.
   */
  'printedCode': (_ordonnancier_type_v1_PrintedCode__Output | null);
  /**
   * Position of the event, for min_position.
   */
  'logPosition': (string);
}
