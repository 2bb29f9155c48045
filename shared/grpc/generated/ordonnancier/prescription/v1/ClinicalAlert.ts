// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type { AlertKind as _ordonnancier_prescription_v1_AlertKind, AlertKind__Output as _ordonnancier_prescription_v1_AlertKind__Output } from '../../../ordonnancier/prescription/v1/AlertKind.ts';
import type { InteractionLevel as _ordonnancier_prescription_v1_InteractionLevel, InteractionLevel__Output as _ordonnancier_prescription_v1_InteractionLevel__Output } from '../../../ordonnancier/prescription/v1/InteractionLevel.ts';
import type { AlertParty as _ordonnancier_prescription_v1_AlertParty, AlertParty__Output as _ordonnancier_prescription_v1_AlertParty__Output } from '../../../ordonnancier/prescription/v1/AlertParty.ts';
import type { InteractionEntry as _ordonnancier_prescription_v1_InteractionEntry, InteractionEntry__Output as _ordonnancier_prescription_v1_InteractionEntry__Output } from '../../../ordonnancier/prescription/v1/InteractionEntry.ts';

/**
 * Two medicines, one of which at least is a line.
 */
export interface ClinicalAlert {
  /**
   * What is to be said of them.
   */
  'kind'?: (_ordonnancier_prescription_v1_AlertKind);
  /**
   * Of an interaction, the gravest; unspecified otherwise.
   */
  'level'?: (_ordonnancier_prescription_v1_InteractionLevel);
  /**
   * One medicine.
   */
  'one'?: (_ordonnancier_prescription_v1_AlertParty | null);
  /**
   * The other.
   */
  'other'?: (_ordonnancier_prescription_v1_AlertParty | null);
  /**
   * Of an interaction: every entry of the thesaurus that holds, the gravest first.
   */
  'entries'?: (_ordonnancier_prescription_v1_InteractionEntry)[];
  /**
   * Of a duplicate substance: its names as published.
   */
  'substances'?: (string)[];
  /**
   * Of a duplicate class: ATC code at the fourth level, N02AX.
   */
  'atcCode'?: (string);
}

/**
 * Two medicines, one of which at least is a line.
 */
export interface ClinicalAlert__Output {
  /**
   * What is to be said of them.
   */
  'kind': (_ordonnancier_prescription_v1_AlertKind__Output);
  /**
   * Of an interaction, the gravest; unspecified otherwise.
   */
  'level': (_ordonnancier_prescription_v1_InteractionLevel__Output);
  /**
   * One medicine.
   */
  'one': (_ordonnancier_prescription_v1_AlertParty__Output | null);
  /**
   * The other.
   */
  'other': (_ordonnancier_prescription_v1_AlertParty__Output | null);
  /**
   * Of an interaction: every entry of the thesaurus that holds, the gravest first.
   */
  'entries': (_ordonnancier_prescription_v1_InteractionEntry__Output)[];
  /**
   * Of a duplicate substance: its names as published.
   */
  'substances': (string)[];
  /**
   * Of a duplicate class: ATC code at the fourth level, N02AX.
   */
  'atcCode': (string);
}
