// Original file: protos/ordonnancier/events/v1/prescription_events.proto

import type { Prescriber as _ordonnancier_events_v1_Prescriber, Prescriber__Output as _ordonnancier_events_v1_Prescriber__Output } from '../../../ordonnancier/events/v1/Prescriber.ts';
import type { PrescribedLine as _ordonnancier_events_v1_PrescribedLine, PrescribedLine__Output as _ordonnancier_events_v1_PrescribedLine__Output } from '../../../ordonnancier/events/v1/PrescribedLine.ts';
import type { SealedEnvelope as _ordonnancier_events_v1_SealedEnvelope, SealedEnvelope__Output as _ordonnancier_events_v1_SealedEnvelope__Output } from '../../../ordonnancier/events/v1/SealedEnvelope.ts';
import type { Pharmacist as _ordonnancier_events_v1_Pharmacist, Pharmacist__Output as _ordonnancier_events_v1_Pharmacist__Output } from '../../../ordonnancier/events/v1/Pharmacist.ts';
import type { ContraindicationOverride as _ordonnancier_events_v1_ContraindicationOverride, ContraindicationOverride__Output as _ordonnancier_events_v1_ContraindicationOverride__Output } from '../../../ordonnancier/events/v1/ContraindicationOverride.ts';

/**
 * A prescription on paper, transcribed by a pharmacist. Sealed: patient identity, posologies, the transcription.
 */
export interface PrescriptionTranscribed {
  /**
   * UUIDv7.
   */
  'prescriptionId'?: (string);
  /**
   * Pseudonym of the patient.
   */
  'patientRef'?: (string);
  /**
   * Who wrote the paper.
   */
  'prescriber'?: (_ordonnancier_events_v1_Prescriber | null);
  /**
   * Civil date, YYYY-MM-DD.
   */
  'issuedOn'?: (string);
  /**
   * Civil date before which nothing is dispensed; absent when there is none.
   */
  'notBefore'?: (string);
  /**
   * At least one.
   */
  'lines'?: (_ordonnancier_events_v1_PrescribedLine)[];
  /**
   * SHA-256 of the capability in the printed code, base64url.
   */
  'capabilityHash'?: (string);
  /**
   * Keyed hash of the typed code, base64url.
   */
  'typedCodeHash'?: (string);
  /**
   * Personal fields.
   */
  'sealed'?: (_ordonnancier_events_v1_SealedEnvelope | null);
  /**
   * Who transcribed it.
   */
  'pharmacist'?: (_ordonnancier_events_v1_Pharmacist | null);
  /**
   * SHA-256 of the scanned paper, hexadecimal.
   */
  'scanSha256'?: (string);
  /**
   * FINESS number of the pharmacy that the patient named, L.162-4-2 CSS; absent when none is.
   */
  'namedPharmacy'?: (string);
  /**
   * Why the prescriber goes beyond contraindications of the thesaurus of interactions; empty when there are none.
   */
  'contraindicationOverrides'?: (_ordonnancier_events_v1_ContraindicationOverride)[];
  /**
   * The electronic prescription on whose paper the prescriber added these lines by hand; absent when the paper is its own.
   */
  'addedToPrescriptionId'?: (string);
  '_notBefore'?: "notBefore";
  '_namedPharmacy'?: "namedPharmacy";
  '_addedToPrescriptionId'?: "addedToPrescriptionId";
}

/**
 * A prescription on paper, transcribed by a pharmacist. Sealed: patient identity, posologies, the transcription.
 */
export interface PrescriptionTranscribed__Output {
  /**
   * UUIDv7.
   */
  'prescriptionId': (string);
  /**
   * Pseudonym of the patient.
   */
  'patientRef': (string);
  /**
   * Who wrote the paper.
   */
  'prescriber': (_ordonnancier_events_v1_Prescriber__Output | null);
  /**
   * Civil date, YYYY-MM-DD.
   */
  'issuedOn': (string);
  /**
   * Civil date before which nothing is dispensed; absent when there is none.
   */
  'notBefore'?: (string);
  /**
   * At least one.
   */
  'lines': (_ordonnancier_events_v1_PrescribedLine__Output)[];
  /**
   * SHA-256 of the capability in the printed code, base64url.
   */
  'capabilityHash': (string);
  /**
   * Keyed hash of the typed code, base64url.
   */
  'typedCodeHash': (string);
  /**
   * Personal fields.
   */
  'sealed': (_ordonnancier_events_v1_SealedEnvelope__Output | null);
  /**
   * Who transcribed it.
   */
  'pharmacist': (_ordonnancier_events_v1_Pharmacist__Output | null);
  /**
   * SHA-256 of the scanned paper, hexadecimal.
   */
  'scanSha256': (string);
  /**
   * FINESS number of the pharmacy that the patient named, L.162-4-2 CSS; absent when none is.
   */
  'namedPharmacy'?: (string);
  /**
   * Why the prescriber goes beyond contraindications of the thesaurus of interactions; empty when there are none.
   */
  'contraindicationOverrides': (_ordonnancier_events_v1_ContraindicationOverride__Output)[];
  /**
   * The electronic prescription on whose paper the prescriber added these lines by hand; absent when the paper is its own.
   */
  'addedToPrescriptionId'?: (string);
  '_notBefore'?: "notBefore";
  '_namedPharmacy'?: "namedPharmacy";
  '_addedToPrescriptionId'?: "addedToPrescriptionId";
}
