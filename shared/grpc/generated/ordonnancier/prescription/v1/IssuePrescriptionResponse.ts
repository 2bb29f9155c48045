// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type { PrintedCode as _ordonnancier_type_v1_PrintedCode, PrintedCode__Output as _ordonnancier_type_v1_PrintedCode__Output } from '../../../ordonnancier/type/v1/PrintedCode.ts';
import type { Warning as _ordonnancier_type_v1_Warning, Warning__Output as _ordonnancier_type_v1_Warning__Output } from '../../../ordonnancier/type/v1/Warning.ts';
import type { ClinicalAlert as _ordonnancier_prescription_v1_ClinicalAlert, ClinicalAlert__Output as _ordonnancier_prescription_v1_ClinicalAlert__Output } from '../../../ordonnancier/prescription/v1/ClinicalAlert.ts';

/**
 * The prescription is in the log.
 */
export interface IssuePrescriptionResponse {
  /**
   * As in the document.
   */
  'prescriptionId'?: (string);
  /**
   * The code to print or to send to the patient.
   */
  'printedCode'?: (_ordonnancier_type_v1_PrintedCode | null);
  /**
   * Position of the event, for min_position.
   */
  'logPosition'?: (string);
  /**
   * Remarks that did not prevent it.
   */
  'warnings'?: (_ordonnancier_type_v1_Warning)[];
  /**
   * What its lines do to one another, as in CheckPrescriptionResponse.
   */
  'alerts'?: (_ordonnancier_prescription_v1_ClinicalAlert)[];
}

/**
 * The prescription is in the log.
 */
export interface IssuePrescriptionResponse__Output {
  /**
   * As in the document.
   */
  'prescriptionId': (string);
  /**
   * The code to print or to send to the patient.
   */
  'printedCode': (_ordonnancier_type_v1_PrintedCode__Output | null);
  /**
   * Position of the event, for min_position.
   */
  'logPosition': (string);
  /**
   * Remarks that did not prevent it.
   */
  'warnings': (_ordonnancier_type_v1_Warning__Output)[];
  /**
   * What its lines do to one another, as in CheckPrescriptionResponse.
   */
  'alerts': (_ordonnancier_prescription_v1_ClinicalAlert__Output)[];
}
