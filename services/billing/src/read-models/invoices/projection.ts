import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type pg from 'pg';
import type { InvoiceBlocked, InvoiceDrafted, InvoiceEvent } from '../../domain/invoice/events.ts';
import { invoiceDecider, statusOf } from '../../domain/invoice/invoice.ts';
import { invoiceCodec, invoiceStreamPrefix } from '../../invoice-stream.ts';
import { readInvoice } from './query.ts';

/** Table `invoices`: one row for each invoice, for the lists of a pharmacy. Stops at poison: sums are made of its rows. */
export const invoicesProjection: Projection = {
  name: 'billing.invoices',
  streamPrefixes: [invoiceStreamPrefix],
  onPoison: 'stop',
  project: async (recorded, rows) => {
    const event = invoiceCodec.decode(recorded);
    switch (event.type) {
      case 'InvoiceDrafted':
        return insertDrafted(event, recorded, rows);
      case 'InvoiceBlocked':
        return insertBlocked(event, recorded, rows);
      case 'DispensingNotInvoiced':
      case 'InvoiceLeftOut':
        return;
      default:
        return change(event, rows);
    }
  },
};

type ChangeOfInvoice = Exclude<InvoiceEvent, InvoiceDrafted | InvoiceBlocked>;

async function insertDrafted(event: InvoiceDrafted, { position }: RecordedEvent, rows: pg.PoolClient): Promise<void> {
  const invoice = invoiceDecider.evolve(invoiceDecider.initialState, event);
  invariant(invoice.status === 'drafted', 'a draft makes an invoice');
  await rows.query(
    `INSERT INTO invoices (dispensing_id, position, prescription_id, pharmacy_finess, dispensed_on, status,
       total_cents, compulsory_cents, complementary_cents, patient_cents, lines, patient_advances)
     VALUES ($1, $2, $3, $4, $5, $12, $6, $7, $8, $9, $10, $11)`,
    [
      event.dispensingId,
      position,
      event.prescriptionId,
      event.pharmacyFiness,
      event.dispensedOn,
      event.totalCents,
      event.compulsoryCents,
      event.complementaryCents,
      event.patientCents,
      JSON.stringify(event.lines),
      event.patientAdvances ?? false,
      statusOf(invoice),
    ],
  );
}

async function insertBlocked(event: InvoiceBlocked, { position }: RecordedEvent, rows: pg.PoolClient): Promise<void> {
  await rows.query(
    `INSERT INTO invoices (dispensing_id, position, prescription_id, pharmacy_finess, dispensed_on, status,
       reason, missing_code)
     VALUES ($1, $2, $3, $4, $5, 'blocked', $6, $7)`,
    [
      event.dispensingId,
      position,
      event.prescriptionId,
      event.pharmacyFiness,
      event.dispensedOn,
      event.reason,
      event.missingCode,
    ],
  );
}

/** By the invoice's own fold: the list can then show nothing that its stream does not. */
async function change(event: ChangeOfInvoice, rows: pg.PoolClient): Promise<void> {
  const invoice = invoiceDecider.evolve(await readInvoice(rows, event.dispensingId), event);
  invariant(invoice.status === 'drafted' || invoice.status === 'reversed', 'what is blocked can only be reversed');
  const { amounts, claim } = invoice;
  await rows.query(
    `UPDATE invoices SET status = $2, total_cents = $3, compulsory_cents = $4, complementary_cents = $5,
       patient_cents = $6, lines = $7, claim = $8, reversed_on = $9
     WHERE dispensing_id = $1`,
    [
      event.dispensingId,
      statusOf(invoice),
      amounts?.totalCents,
      amounts?.compulsoryCents,
      amounts?.complementaryCents,
      amounts?.patientCents,
      amounts && JSON.stringify(amounts.lines),
      JSON.stringify(claim),
      invoice.status === 'reversed' ? invoice.reversedOn : null,
    ],
  );
}
