// Original file: protos/ordonnancier/fraud/v1/fraud_service.proto

import type { Reason as _ordonnancier_fraud_v1_Reason, Reason__Output as _ordonnancier_fraud_v1_Reason__Output } from '../../../ordonnancier/fraud/v1/Reason.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Verdict as _ordonnancier_fraud_v1_Verdict, Verdict__Output as _ordonnancier_fraud_v1_Verdict__Output } from '../../../ordonnancier/fraud/v1/Verdict.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * An alert: one dispensing and the reasons to look at it.
 */
export interface Alert {
  /**
   * UUID.
   */
  'alertId'?: (string);
  /**
   * The dispensing it is about.
   */
  'dispensingId'?: (string);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * Pseudonym of the patient.
   */
  'patientRef'?: (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps'?: (string);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness'?: (string);
  /**
   * Civil date of the dispensing, YYYY-MM-DD.
   */
  'dispensedOn'?: (string);
  /**
   * CIP13 codes of the packs dispensed.
   */
  'cip13'?: (string)[];
  /**
   * 1 to 1000.
   */
  'score'?: (number);
  /**
   * The rules that matched.
   */
  'reasons'?: (_ordonnancier_fraud_v1_Reason)[];
  /**
   * Value of the medicines dispensed, in euro cents.
   */
  'atStakeCents'?: (number | string | Long);
  /**
   * When it was raised.
   */
  'raisedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * What was decided; UNSPECIFIED while open.
   */
  'verdict'?: (_ordonnancier_fraud_v1_Verdict);
  /**
   * Position of its latest event.
   */
  'logPosition'?: (string);
}

/**
 * An alert: one dispensing and the reasons to look at it.
 */
export interface Alert__Output {
  /**
   * UUID.
   */
  'alertId': (string);
  /**
   * The dispensing it is about.
   */
  'dispensingId': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * Pseudonym of the patient.
   */
  'patientRef': (string);
  /**
   * RPPS number of the prescriber.
   */
  'prescriberRpps': (string);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness': (string);
  /**
   * Civil date of the dispensing, YYYY-MM-DD.
   */
  'dispensedOn': (string);
  /**
   * CIP13 codes of the packs dispensed.
   */
  'cip13': (string)[];
  /**
   * 1 to 1000.
   */
  'score': (number);
  /**
   * The rules that matched.
   */
  'reasons': (_ordonnancier_fraud_v1_Reason__Output)[];
  /**
   * Value of the medicines dispensed, in euro cents.
   */
  'atStakeCents': (number);
  /**
   * When it was raised.
   */
  'raisedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * What was decided; UNSPECIFIED while open.
   */
  'verdict': (_ordonnancier_fraud_v1_Verdict__Output);
  /**
   * Position of its latest event.
   */
  'logPosition': (string);
}
