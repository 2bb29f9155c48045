// Original file: protos/ordonnancier/events/v1/fraud_events.proto

import type { AlertReason as _ordonnancier_events_v1_AlertReason, AlertReason__Output as _ordonnancier_events_v1_AlertReason__Output } from '../../../ordonnancier/events/v1/AlertReason.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Rules matched on a dispensing.
 */
export interface AlertRaised {
  /**
   * UUID, derived from the dispensing.
   */
  'alertId'?: (string);
  /**
   * The dispensing.
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
   * Civil date of the dispensing.
   */
  'dispensedOn'?: (string);
  /**
   * Packs dispensed.
   */
  'cip13'?: (string)[];
  /**
   * 1 to 1000.
   */
  'score'?: (number);
  /**
   * At least one.
   */
  'reasons'?: (_ordonnancier_events_v1_AlertReason)[];
  /**
   * Value of the medicines dispensed, in euro cents.
   */
  'atStakeCents'?: (number | string | Long);
}

/**
 * Rules matched on a dispensing.
 */
export interface AlertRaised__Output {
  /**
   * UUID, derived from the dispensing.
   */
  'alertId': (string);
  /**
   * The dispensing.
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
   * Civil date of the dispensing.
   */
  'dispensedOn': (string);
  /**
   * Packs dispensed.
   */
  'cip13': (string)[];
  /**
   * 1 to 1000.
   */
  'score': (number);
  /**
   * At least one.
   */
  'reasons': (_ordonnancier_events_v1_AlertReason__Output)[];
  /**
   * Value of the medicines dispensed, in euro cents.
   */
  'atStakeCents': (number);
}
