// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { PresentedCode as _ordonnancier_type_v1_PresentedCode, PresentedCode__Output as _ordonnancier_type_v1_PresentedCode__Output } from '../../../ordonnancier/type/v1/PresentedCode.ts';

/**
 * See RecordPaperPrescription.
 */
export interface RecordPaperPrescriptionRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * The transcription, UTF-8 JSON in the form of docs/signing.md, unsigned, with the prescriber who wrote the paper.
   */
  'document'?: (Buffer | Uint8Array | string);
  /**
   * SHA-256 of the scanned paper, 64 hexadecimal digits.
   */
  'scanSha256'?: (string);
  /**
   * The code on that paper, when it is the print of an electronic prescription to which the prescriber added lines by hand: the
   * document then holds the added lines alone, for the same patient, by the same prescriber, of the same day. Absent when
   * the paper is a prescription of its own.
   */
  'addedTo'?: (_ordonnancier_type_v1_PresentedCode | null);
}

/**
 * See RecordPaperPrescription.
 */
export interface RecordPaperPrescriptionRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * The transcription, UTF-8 JSON in the form of docs/signing.md, unsigned, with the prescriber who wrote the paper.
   */
  'document': (Buffer);
  /**
   * SHA-256 of the scanned paper, 64 hexadecimal digits.
   */
  'scanSha256': (string);
  /**
   * The code on that paper, when it is the print of an electronic prescription to which the prescriber added lines by hand: the
   * document then holds the added lines alone, for the same patient, by the same prescriber, of the same day. Absent when
   * the paper is a prescription of its own.
   */
  'addedTo': (_ordonnancier_type_v1_PresentedCode__Output | null);
}
