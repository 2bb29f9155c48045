import type { Position } from '@ordonnancier/event-log/event-log.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { DispensingId, Finess, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { cents } from '@ordonnancier/kernel/money.ts';
import type pg from 'pg';
import type { Claim } from '../../domain/invoice/claim.ts';
import type { Invoice, InvoiceStatus } from '../../domain/invoice/invoice.ts';
import type { InvoiceAmounts, InvoiceLine } from '../../domain/pricing/invoice-amounts.ts';
import type { BlockedReason } from '../../domain/pricing/price-dispensing.ts';

export interface InvoicePage {
  readonly invoices: readonly Invoice[];
  /** Where the next page begins; undefined on the last. */
  readonly after: Position | undefined;
}

/** A pharmacy's invoices, the last made first, from after (that is: older than) a position on; all, or those of a status. */
export async function listInvoices(
  pool: pg.Pool,
  pharmacyFiness: Finess,
  status: InvoiceStatus | undefined,
  after: Position | undefined,
  pageSize: number,
): Promise<InvoicePage> {
  const { rows } = await pool.query<InvoiceRow>(
    // One more than the page tells whether there is another. A plan for any status would use no index of statuses.
    `SELECT ${columns}
     FROM invoices
     WHERE pharmacy_finess = $1 AND position < coalesce($2, '~') ${status === undefined ? '' : 'AND status = $4'}
     ORDER BY position DESC
     LIMIT $3 + 1`,
    [pharmacyFiness, after ?? null, pageSize, ...(status === undefined ? [] : [status])],
  );
  const page = rows.slice(0, pageSize);
  return { invoices: page.map(invoiceOf), after: rows.length > pageSize ? page.at(-1)?.position : undefined };
}

/** @throws InvariantViolation when it was never made: what changes it is then no history. */
export async function readInvoice(client: pg.PoolClient, dispensingId: DispensingId): Promise<Invoice> {
  const { rows } = await client.query<InvoiceRow>(`SELECT ${columns} FROM invoices WHERE dispensing_id = $1`, [
    dispensingId,
  ]);
  const [row] = rows;
  invariant(row !== undefined, 'there was no invoice to change');
  return invoiceOf(row);
}

const columns = `dispensing_id, position, prescription_id, pharmacy_finess, dispensed_on::text, total_cents,
  compulsory_cents, complementary_cents, patient_cents, lines, patient_advances, claim, reason, missing_code,
  reversed_on::text`;

/** As the projection wrote it; the table's own checks hold what the states below rely on. */
interface InvoiceRow {
  readonly dispensing_id: DispensingId;
  readonly position: Position;
  readonly prescription_id: PrescriptionId;
  readonly pharmacy_finess: Finess;
  readonly dispensed_on: CivilDate;
  // The driver gives 64-bit integers as text.
  readonly total_cents: string | null;
  readonly compulsory_cents: string | null;
  readonly complementary_cents: string | null;
  readonly patient_cents: string | null;
  readonly lines: readonly InvoiceLine[] | null;
  readonly patient_advances: boolean;
  readonly claim: Claim;
  readonly reason: BlockedReason | null;
  readonly missing_code: string | null;
  readonly reversed_on: CivilDate | null;
}

function invoiceOf(row: InvoiceRow): Invoice {
  const dispensing = {
    dispensingId: row.dispensing_id,
    prescriptionId: row.prescription_id,
    pharmacyFiness: row.pharmacy_finess,
    dispensedOn: row.dispensed_on,
  };
  const amounts = amountsOf(row);
  const { patient_advances: patientAdvances, claim, reversed_on: reversedOn } = row;
  if (reversedOn !== null) return { status: 'reversed', dispensing, amounts, patientAdvances, claim, reversedOn };
  if (amounts !== undefined) return { status: 'drafted', dispensing, amounts, patientAdvances, claim };
  const { reason, missing_code: missingCode } = row;
  invariant(reason !== null && missingCode !== null, 'an invoice without amounts must say why');
  return { status: 'blocked', dispensing, reason, missingCode };
}

function amountsOf(row: InvoiceRow): InvoiceAmounts | undefined {
  if (row.lines === null) return undefined;
  return {
    lines: row.lines,
    totalCents: cents(Number(row.total_cents)),
    compulsoryCents: cents(Number(row.compulsory_cents)),
    complementaryCents: cents(Number(row.complementary_cents)),
    patientCents: cents(Number(row.patient_cents)),
  };
}
