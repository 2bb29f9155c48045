import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { DispensingId, Finess, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import type { InvoiceAmounts } from '../pricing/invoice-amounts.ts';
import type { BlockedReason } from '../pricing/price-dispensing.ts';
import type { ClaimEvent } from './claim-events.ts';

/**
 * What happens to the invoice of a dispensing. Their JSON is the published language of
 * protos/ordonnancier/events/v1/billing_events.proto.
 */
export type InvoiceEvent =
  InvoiceDrafted | InvoiceBlocked | InvoiceRedrafted | InvoiceReversed | DispensingNotInvoiced | ClaimEvent;

/** What an invoice is about, of which exactly one is made. */
export interface BilledDispensing {
  readonly dispensingId: DispensingId;
  readonly prescriptionId: PrescriptionId;
  readonly pharmacyFiness: Finess;
  readonly dispensedOn: CivilDate;
}

export interface InvoiceDrafted extends BilledDispensing, InvoiceAmounts {
  readonly type: 'InvoiceDrafted';
  /** There is no third-party payment. */
  readonly patientAdvances?: true;
}

export interface InvoiceBlocked extends BilledDispensing {
  readonly type: 'InvoiceBlocked';
  readonly reason: BlockedReason;
  readonly missingCode: string;
}

/**
 * The fees of the whole prescription are others than before, since another dispensing of the same execution was reversed:
 * it carried them, or the medicines that remain no longer earn them. The medicines are as they were.
 */
export interface InvoiceRedrafted extends InvoiceAmounts {
  readonly type: 'InvoiceRedrafted';
  readonly dispensingId: DispensingId;
}

export interface InvoiceReversed {
  readonly type: 'InvoiceReversed';
  readonly dispensingId: DispensingId;
  readonly reversedOn: CivilDate;
}

/**
 * Pharmacies choose the ids of their dispensings. One that bears the id of another, of whatever prescription, is not
 * billed, and this says so; it must neither change the other's invoice nor stop the billing of everybody else.
 */
export interface DispensingNotInvoiced extends BilledDispensing {
  readonly type: 'DispensingNotInvoiced';
}
