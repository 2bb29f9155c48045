// Original file: protos/ordonnancier/events/v1/billing_events.proto

import type { InvoicedLine as _ordonnancier_events_v1_InvoicedLine, InvoicedLine__Output as _ordonnancier_events_v1_InvoicedLine__Output } from '../../../ordonnancier/events/v1/InvoicedLine.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * The invoice of a dispensing was computed.
 */
export interface InvoiceDrafted {
  /**
   * The dispensing it bills.
   */
  'dispensingId'?: (string);
  /**
   * The prescription.
   */
  'prescriptionId'?: (string);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness'?: (string);
  /**
   * Civil date of the dispensing, which decides prices, rates and fees.
   */
  'dispensedOn'?: (string);
  /**
   * Medicines and fees.
   */
  'lines'?: (_ordonnancier_events_v1_InvoicedLine)[];
  /**
   * total = compulsory + complementary + patient.
   */
  'totalCents'?: (number | string | Long);
  /**
   * Share of the compulsory insurer.
   */
  'compulsoryCents'?: (number | string | Long);
  /**
   * Share left to the complementary insurer or to CSS.
   */
  'complementaryCents'?: (number | string | Long);
  /**
   * Share left to the patient.
   */
  'patientCents'?: (number | string | Long);
  /**
   * There is no third-party payment: a generic was refused, or a carte Vitale that was needed was not presented. The patient
   * pays the total and is refunded by the insurers. Absent when not.
   */
  'patientAdvances'?: (boolean);
  '_patientAdvances'?: "patientAdvances";
}

/**
 * The invoice of a dispensing was computed.
 */
export interface InvoiceDrafted__Output {
  /**
   * The dispensing it bills.
   */
  'dispensingId': (string);
  /**
   * The prescription.
   */
  'prescriptionId': (string);
  /**
   * FINESS number of the pharmacy.
   */
  'pharmacyFiness': (string);
  /**
   * Civil date of the dispensing, which decides prices, rates and fees.
   */
  'dispensedOn': (string);
  /**
   * Medicines and fees.
   */
  'lines': (_ordonnancier_events_v1_InvoicedLine__Output)[];
  /**
   * total = compulsory + complementary + patient.
   */
  'totalCents': (number);
  /**
   * Share of the compulsory insurer.
   */
  'compulsoryCents': (number);
  /**
   * Share left to the complementary insurer or to CSS.
   */
  'complementaryCents': (number);
  /**
   * Share left to the patient.
   */
  'patientCents': (number);
  /**
   * There is no third-party payment: a generic was refused, or a carte Vitale that was needed was not presented. The patient
   * pays the total and is refunded by the insurers. Absent when not.
   */
  'patientAdvances'?: (boolean);
  '_patientAdvances'?: "patientAdvances";
}
