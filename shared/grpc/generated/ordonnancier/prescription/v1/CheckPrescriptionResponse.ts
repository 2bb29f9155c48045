// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type { Warning as _ordonnancier_type_v1_Warning, Warning__Output as _ordonnancier_type_v1_Warning__Output } from '../../../ordonnancier/type/v1/Warning.ts';
import type { ClinicalAlert as _ordonnancier_prescription_v1_ClinicalAlert, ClinicalAlert__Output as _ordonnancier_prescription_v1_ClinicalAlert__Output } from '../../../ordonnancier/prescription/v1/ClinicalAlert.ts';
import type { MedicineCoverage as _ordonnancier_prescription_v1_MedicineCoverage, MedicineCoverage__Output as _ordonnancier_prescription_v1_MedicineCoverage__Output } from '../../../ordonnancier/prescription/v1/MedicineCoverage.ts';
import type { FieldViolation as _ordonnancier_type_v1_FieldViolation, FieldViolation__Output as _ordonnancier_type_v1_FieldViolation__Output } from '../../../ordonnancier/type/v1/FieldViolation.ts';

/**
 * What would happen.
 */
export interface CheckPrescriptionResponse {
  /**
   * Whether IssuePrescription would accept it once signed, and nothing in it is contraindicated with what the patient takes
   * without an override in the document.
   */
  'acceptable'?: (boolean);
  /**
   * Code of the refusal; empty when acceptable.
   */
  'refusalCode'?: (string);
  /**
   * Line concerned by the refusal; empty when it concerns the whole or there is none.
   */
  'lineId'?: (string);
  /**
   * Remarks that would not prevent it.
   */
  'warnings'?: (_ordonnancier_type_v1_Warning)[];
  /**
   * What the lines do to one another and to what the patient takes: the gravest interactions first, then duplicates. A help for
   * people, not a certified prescribing aid. A contraindication is refused as CONTRAINDICATED_ASSOCIATION unless the
   * document's contraindicationOverrides give a reason for its lines.
   */
  'alerts'?: (_ordonnancier_prescription_v1_ClinicalAlert)[];
  /**
   * For every line and then every medicine taken: whether all interactions of it are known. That there is no alert says nothing of
   * a medicine whose coverage is not complete.
   */
  'coverage'?: (_ordonnancier_prescription_v1_MedicineCoverage)[];
  /**
   * Source and month of the thesaurus of interactions, to be cited; empty when this house has none.
   */
  'thesaurusSource'?: (string);
  /**
   * How many more alerts there are than the 1000 gravest, which are the ones answered; zero of any treatment that people take.
   */
  'alertsLeftOut'?: (number);
  /**
   * Facts of the refusal by their names, as IssuePrescription gives them in its ErrorInfo: daysMax, documents and others; empty
   * when acceptable.
   */
  'refusalFacts'?: ({[key: string]: string});
  /**
   * Sentence of the refusal in English; empty when acceptable.
   */
  'refusalMessage'?: (string);
  /**
   * The same in French, for the person who reads it.
   */
  'refusalMessageFr'?: (string);
  /**
   * Fields of the request that the refusal is about, each with what would be valid, as IssuePrescription gives them in its
   * BadRequest; none when acceptable.
   */
  'refusalViolations'?: (_ordonnancier_type_v1_FieldViolation)[];
}

/**
 * What would happen.
 */
export interface CheckPrescriptionResponse__Output {
  /**
   * Whether IssuePrescription would accept it once signed, and nothing in it is contraindicated with what the patient takes
   * without an override in the document.
   */
  'acceptable': (boolean);
  /**
   * Code of the refusal; empty when acceptable.
   */
  'refusalCode': (string);
  /**
   * Line concerned by the refusal; empty when it concerns the whole or there is none.
   */
  'lineId': (string);
  /**
   * Remarks that would not prevent it.
   */
  'warnings': (_ordonnancier_type_v1_Warning__Output)[];
  /**
   * What the lines do to one another and to what the patient takes: the gravest interactions first, then duplicates. A help for
   * people, not a certified prescribing aid. A contraindication is refused as CONTRAINDICATED_ASSOCIATION unless the
   * document's contraindicationOverrides give a reason for its lines.
   */
  'alerts': (_ordonnancier_prescription_v1_ClinicalAlert__Output)[];
  /**
   * For every line and then every medicine taken: whether all interactions of it are known. That there is no alert says nothing of
   * a medicine whose coverage is not complete.
   */
  'coverage': (_ordonnancier_prescription_v1_MedicineCoverage__Output)[];
  /**
   * Source and month of the thesaurus of interactions, to be cited; empty when this house has none.
   */
  'thesaurusSource': (string);
  /**
   * How many more alerts there are than the 1000 gravest, which are the ones answered; zero of any treatment that people take.
   */
  'alertsLeftOut': (number);
  /**
   * Facts of the refusal by their names, as IssuePrescription gives them in its ErrorInfo: daysMax, documents and others; empty
   * when acceptable.
   */
  'refusalFacts': ({[key: string]: string});
  /**
   * Sentence of the refusal in English; empty when acceptable.
   */
  'refusalMessage': (string);
  /**
   * The same in French, for the person who reads it.
   */
  'refusalMessageFr': (string);
  /**
   * Fields of the request that the refusal is about, each with what would be valid, as IssuePrescription gives them in its
   * BadRequest; none when acceptable.
   */
  'refusalViolations': (_ordonnancier_type_v1_FieldViolation__Output)[];
}
