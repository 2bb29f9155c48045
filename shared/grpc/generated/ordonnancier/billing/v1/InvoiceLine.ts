// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One line of an invoice.
 */
export interface InvoiceLine {
  /**
   * Act code: PH1, PH7, PH4, PH2, PHN, HD1, HD7, HD4, HD2, HG1 …, HDR, HDA, HDE, HC.
   */
  'actCode'?: (string);
  /**
   * CIP13 code; empty for the fees of the whole prescription.
   */
  'cip13'?: (string);
  /**
   * Number of boxes; 1 for the fees of the whole prescription.
   */
  'quantity'?: (number);
  /**
   * Unit price without fee, or unit fee, in euro cents.
   */
  'unitCents'?: (number | string | Long);
  /**
   * Rate of the compulsory insurer, per mille.
   */
  'ratePerMille'?: (number);
  /**
   * Share of the compulsory insurer, in euro cents.
   */
  'compulsoryCents'?: (number | string | Long);
  /**
   * What the compulsory insurer counts from, in euro cents: less than unit_cents when a flat reference tariff or a refused
   * generic limits it. What is above it is left to the patient.
   */
  'baseUnitCents'?: (number | string | Long);
  /**
   * Contraception that the compulsory insurer pays in full: its boxes make no franchise due.
   */
  'contraceptionInFull'?: (boolean);
}

/**
 * One line of an invoice.
 */
export interface InvoiceLine__Output {
  /**
   * Act code: PH1, PH7, PH4, PH2, PHN, HD1, HD7, HD4, HD2, HG1 …, HDR, HDA, HDE, HC.
   */
  'actCode': (string);
  /**
   * CIP13 code; empty for the fees of the whole prescription.
   */
  'cip13': (string);
  /**
   * Number of boxes; 1 for the fees of the whole prescription.
   */
  'quantity': (number);
  /**
   * Unit price without fee, or unit fee, in euro cents.
   */
  'unitCents': (number);
  /**
   * Rate of the compulsory insurer, per mille.
   */
  'ratePerMille': (number);
  /**
   * Share of the compulsory insurer, in euro cents.
   */
  'compulsoryCents': (number);
  /**
   * What the compulsory insurer counts from, in euro cents: less than unit_cents when a flat reference tariff or a refused
   * generic limits it. What is above it is left to the patient.
   */
  'baseUnitCents': (number);
  /**
   * Contraception that the compulsory insurer pays in full: its boxes make no franchise due.
   */
  'contraceptionInFull': (boolean);
}
