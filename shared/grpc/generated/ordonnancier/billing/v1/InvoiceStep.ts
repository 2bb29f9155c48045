// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { PayerShares as _ordonnancier_billing_v1_PayerShares, PayerShares__Output as _ordonnancier_billing_v1_PayerShares__Output } from '../../../ordonnancier/billing/v1/PayerShares.ts';
import type { Rejection as _ordonnancier_billing_v1_Rejection, Rejection__Output as _ordonnancier_billing_v1_Rejection__Output } from '../../../ordonnancier/billing/v1/Rejection.ts';

/**
 * One thing that happened to an invoice.
 */
export interface InvoiceStep {
  /**
   * Name of the event, as in ordonnancier.events.v1: InvoiceDrafted, InvoiceSigned, InvoicePaid …
   */
  'event'?: (string);
  /**
   * When the log recorded it.
   */
  'recordedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * The civil date that it states, YYYY-MM-DD; empty when it states none.
   */
  'on'?: (string);
  /**
   * The lot it is about; empty when none.
   */
  'lotId'?: (string);
  /**
   * Asked, paid or recovered by it, in euro cents; in a draft and a correction what the insurers owe. Absent when it moves
   * no money.
   */
  'shares'?: (_ordonnancier_billing_v1_PayerShares | null);
  /**
   * Why it was rejected or paid in part; absent otherwise.
   */
  'rejection'?: (_ordonnancier_billing_v1_Rejection | null);
}

/**
 * One thing that happened to an invoice.
 */
export interface InvoiceStep__Output {
  /**
   * Name of the event, as in ordonnancier.events.v1: InvoiceDrafted, InvoiceSigned, InvoicePaid …
   */
  'event': (string);
  /**
   * When the log recorded it.
   */
  'recordedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * The civil date that it states, YYYY-MM-DD; empty when it states none.
   */
  'on': (string);
  /**
   * The lot it is about; empty when none.
   */
  'lotId': (string);
  /**
   * Asked, paid or recovered by it, in euro cents; in a draft and a correction what the insurers owe. Absent when it moves
   * no money.
   */
  'shares': (_ordonnancier_billing_v1_PayerShares__Output | null);
  /**
   * Why it was rejected or paid in part; absent otherwise.
   */
  'rejection': (_ordonnancier_billing_v1_Rejection__Output | null);
}
