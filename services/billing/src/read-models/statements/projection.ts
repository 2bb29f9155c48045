import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type pg from 'pg';
import type { InvoiceEvent } from '../../domain/invoice/events.ts';
import { invoiceDecider, type InvoiceState } from '../../domain/invoice/invoice.ts';
import { monthOf, movedOn, movementsOf } from '../../domain/statement/statement.ts';
import { invoiceCodec, invoiceStreamPrefix } from '../../invoice-stream.ts';
import { dayAt } from '../../today.ts';

/**
 * Tables `statement_invoices`, every invoice as its stream folds, and `statement_totals`, what they moved by pharmacy, month
 * and kind. Stops at poison: a sum must lack nothing.
 */
export const statementsProjection: Projection = {
  name: 'billing.statements',
  streamPrefixes: [invoiceStreamPrefix],
  onPoison: 'stop',
  project: async (recorded, rows) => {
    const event = invoiceCodec.decode(recorded);
    const before = await readInvoice(event, rows);
    const after = invoiceDecider.evolve(before, event);
    invariant(after.status !== 'none', 'an invoice that something happened to was made');
    await rows.query(
      `INSERT INTO statement_invoices (dispensing_id, invoice) VALUES ($1, $2)
       ON CONFLICT (dispensing_id) DO UPDATE SET invoice = excluded.invoice`,
      [event.dispensingId, JSON.stringify(after)],
    );
    const { pharmacyFiness } = after.dispensing;
    const month = monthOf(movedOn(event, recordedOn(recorded, pharmacyFiness)));
    for (const { kind, shares } of movementsOf(before, event, after)) {
      await rows.query(
        `INSERT INTO statement_totals (pharmacy_finess, month, kind, count, compulsory_cents, complementary_cents)
         VALUES ($1, $2, $3, 1, $4, $5)
         ON CONFLICT (pharmacy_finess, month, kind) DO UPDATE SET
           count = statement_totals.count + 1,
           compulsory_cents = statement_totals.compulsory_cents + excluded.compulsory_cents,
           complementary_cents = statement_totals.complementary_cents + excluded.complementary_cents`,
        [pharmacyFiness, month, kind, shares.compulsoryCents, shares.complementaryCents],
      );
    }
  },
};

async function readInvoice({ dispensingId }: InvoiceEvent, rows: pg.PoolClient): Promise<InvoiceState> {
  const { rows: found } = await rows.query<{ invoice: InvoiceState }>(
    'SELECT invoice FROM statement_invoices WHERE dispensing_id = $1',
    [dispensingId],
  );
  return found[0]?.invoice ?? invoiceDecider.initialState;
}

function recordedOn({ recordedAtMs }: RecordedEvent, pharmacyFiness: Parameters<typeof dayAt>[0]) {
  return dayAt(pharmacyFiness, recordedAtMs);
}
