import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { invariant, unreachable } from '@ordonnancier/kernel/invariant.ts';
import type pg from 'pg';
import type { InvoiceBlocked, InvoiceDrafted, InvoiceRedrafted, InvoiceReversed } from '../../domain/invoice/events.ts';
import { invoiceCodec, invoiceStreamPrefix } from '../../invoice-stream.ts';

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
      case 'InvoiceRedrafted':
        return changeAmounts(event, rows);
      case 'InvoiceReversed':
        return markReversed(event, rows);
      case 'DispensingNotInvoiced':
        return;
      default:
        return unreachable(event);
    }
  },
};

async function insertDrafted(event: InvoiceDrafted, { position }: RecordedEvent, rows: pg.PoolClient): Promise<void> {
  await rows.query(
    `INSERT INTO invoices (dispensing_id, position, prescription_id, pharmacy_finess, dispensed_on, status,
       total_cents, compulsory_cents, complementary_cents, patient_cents, lines, patient_advances)
     VALUES ($1, $2, $3, $4, $5, 'drafted', $6, $7, $8, $9, $10, $11)`,
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

async function changeAmounts(event: InvoiceRedrafted, rows: pg.PoolClient): Promise<void> {
  const { rowCount } = await rows.query(
    `UPDATE invoices SET total_cents = $2, compulsory_cents = $3, complementary_cents = $4, patient_cents = $5, lines = $6
     WHERE dispensing_id = $1 AND status = 'drafted'`,
    [
      event.dispensingId,
      event.totalCents,
      event.compulsoryCents,
      event.complementaryCents,
      event.patientCents,
      JSON.stringify(event.lines),
    ],
  );
  invariant(rowCount === 1, 'there was no draft to change');
}

async function markReversed({ dispensingId, reversedOn }: InvoiceReversed, rows: pg.PoolClient): Promise<void> {
  const { rowCount } = await rows.query(
    `UPDATE invoices SET status = 'reversed', reversed_on = $2 WHERE dispensing_id = $1 AND status <> 'reversed'`,
    [dispensingId, reversedOn],
  );
  invariant(rowCount === 1, 'there was no invoice to reverse');
}
