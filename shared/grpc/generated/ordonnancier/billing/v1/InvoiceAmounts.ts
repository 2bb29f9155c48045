// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { InvoiceLine as _ordonnancier_billing_v1_InvoiceLine, InvoiceLine__Output as _ordonnancier_billing_v1_InvoiceLine__Output } from '../../../ordonnancier/billing/v1/InvoiceLine.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Amounts in euro cents. total = compulsory + complementary + patient, always.
 */
export interface InvoiceAmounts {
  /**
   * Everything.
   */
  'totalCents'?: (number | string | Long);
  /**
   * Share of the compulsory insurer (AMO).
   */
  'compulsoryCents'?: (number | string | Long);
  /**
   * Share left to the complementary insurer (AMC), or to CSS.
   */
  'complementaryCents'?: (number | string | Long);
  /**
   * Share left to the patient.
   */
  'patientCents'?: (number | string | Long);
  /**
   * Lines, one for each medicine and fee.
   */
  'lines'?: (_ordonnancier_billing_v1_InvoiceLine)[];
}

/**
 * Amounts in euro cents. total = compulsory + complementary + patient, always.
 */
export interface InvoiceAmounts__Output {
  /**
   * Everything.
   */
  'totalCents': (number);
  /**
   * Share of the compulsory insurer (AMO).
   */
  'compulsoryCents': (number);
  /**
   * Share left to the complementary insurer (AMC), or to CSS.
   */
  'complementaryCents': (number);
  /**
   * Share left to the patient.
   */
  'patientCents': (number);
  /**
   * Lines, one for each medicine and fee.
   */
  'lines': (_ordonnancier_billing_v1_InvoiceLine__Output)[];
}
