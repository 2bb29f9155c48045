// Original file: protos/ordonnancier/events/v1/billing_events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One medicine or fee.
 */
export interface InvoicedLine {
  /**
   * PH1, PH7, PH4, PH2, PHN, HD…, HG…, HDR, HDA, HDE, HC.
   */
  'actCode'?: (string);
  /**
   * Absent for the fees of the whole prescription.
   */
  'cip13'?: (string);
  /**
   * Boxes; 1 for the fees of the whole prescription.
   */
  'quantity'?: (number);
  /**
   * Unit price without fee, or unit fee.
   */
  'unitCents'?: (number | string | Long);
  /**
   * Rate of the compulsory insurer.
   */
  'ratePerMille'?: (number);
  /**
   * Share of the compulsory insurer.
   */
  'compulsoryCents'?: (number | string | Long);
  /**
   * What the compulsory insurer counts from, when that is less than the unit price.
   */
  'baseUnitCents'?: (number | string | Long);
  /**
   * Contraception that the compulsory insurer pays in full: its boxes make no franchise due. Absent when not.
   */
  'contraceptionInFull'?: (boolean);
  '_cip13'?: "cip13";
  '_baseUnitCents'?: "baseUnitCents";
  '_contraceptionInFull'?: "contraceptionInFull";
}

/**
 * One medicine or fee.
 */
export interface InvoicedLine__Output {
  /**
   * PH1, PH7, PH4, PH2, PHN, HD…, HG…, HDR, HDA, HDE, HC.
   */
  'actCode': (string);
  /**
   * Absent for the fees of the whole prescription.
   */
  'cip13'?: (string);
  /**
   * Boxes; 1 for the fees of the whole prescription.
   */
  'quantity': (number);
  /**
   * Unit price without fee, or unit fee.
   */
  'unitCents': (number);
  /**
   * Rate of the compulsory insurer.
   */
  'ratePerMille': (number);
  /**
   * Share of the compulsory insurer.
   */
  'compulsoryCents': (number);
  /**
   * What the compulsory insurer counts from, when that is less than the unit price.
   */
  'baseUnitCents'?: (number);
  /**
   * Contraception that the compulsory insurer pays in full: its boxes make no franchise due. Absent when not.
   */
  'contraceptionInFull'?: (boolean);
  '_cip13'?: "cip13";
  '_baseUnitCents'?: "baseUnitCents";
  '_contraceptionInFull'?: "contraceptionInFull";
}
