import { expect } from '@jest/globals';
import { patiently } from '@ordonnancier/dev/house.ts';
import type { HouseDatabase } from './house-database.ts';
import type { HouseUnderTest } from './house-under-test.ts';
import type { Journal, KnownPrescription } from './load.ts';

const readersMax = 8;

/** Names of the outcomes that prescribers are told, by type of event. */
const outcomeKinds: Readonly<Record<string, string>> = {
  PrescriptionIssued: 'issued',
  PrescriptionClaimed: 'claimed',
  MedicationDispensed: 'dispensed',
  DispensingReversed: 'reversed',
  LinesCancelled: 'cancelled',
};

/**
 * Holds the log, the aggregates, the invoices and every read model to what was acknowledged, once all that follows the
 * log has reached its end: everything of it is there, once, and nothing else.
 */
export async function expectExact(
  underTest: HouseUnderTest,
  database: HouseDatabase,
  { prescriptions }: Journal,
): Promise<void> {
  await database.settled();
  await expectNothingParked(database);
  const all = <T>(of: (known: KnownPrescription) => readonly T[]) => prescriptions.flatMap(of);
  const column = async (sql: string) => (await database.column(sql)).toSorted();
  const acts = new Map(prescriptions.map(({ prescriptionId, acts }) => [prescriptionId, acts.join(' ')]));
  const actsBy = async (sql: string) => {
    const rows = await database.query<{ id: string; acts: string }>(sql);
    return new Map(rows.map(({ id, acts }) => [id, acts]));
  };
  const dispensings = all((known) => known.dispensings);
  const ids = dispensings.map(({ dispensingId }) => dispensingId).toSorted();
  const withFate = (reversed: string, standing: string) =>
    dispensings.map((each) => `${each.dispensingId} ${each.reversed ? reversed : standing}`).toSorted();
  const holdings = prescriptions.filter((known) => known.acts.includes('PrescriptionClaimed'));
  const readings = prescriptions.reduce((sum, known) => sum + known.readings, 0);

  // The log: each stream holds the acknowledged acts, in their order.
  expect(
    await actsBy(
      `SELECT substr(stream, 14) AS id, string_agg(type, ' ' ORDER BY revision) AS acts
       FROM event_log.event WHERE stream ^@ 'prescription-' GROUP BY stream`,
    ),
  ).toEqual(acts);

  // The service prescription.
  const kinds = new Map(
    prescriptions.map(({ prescriptionId, acts }) => [prescriptionId, acts.map((act) => outcomeKinds[act]).join(' ')]),
  );
  expect(
    await actsBy(
      `SELECT prescription_id AS id, string_agg(kind, ' ' ORDER BY position) AS acts
       FROM prescription.outcomes GROUP BY prescription_id`,
    ),
  ).toEqual(kinds);
  expect(await column('SELECT prescription_id FROM prescription.prescriptions')).toEqual([...acts.keys()].toSorted());

  // The service dispensing.
  expect(await column('SELECT prescription_id FROM dispensing.typed_codes')).toEqual([...acts.keys()].toSorted());
  expect(await column('SELECT prescription_id FROM dispensing.claim_holders')).toEqual(
    holdings.map(({ prescriptionId }) => prescriptionId).toSorted(),
  );
  expect(await column(`SELECT prescription_id FROM dispensing.claim_events WHERE kind = 'lines-cancelled'`)).toEqual(
    holdings
      .filter((known) => known.acts.includes('LinesCancelled'))
      .map(({ prescriptionId }) => prescriptionId)
      .toSorted(),
  );
  expect(
    await column(
      `SELECT dispensing_id || CASE WHEN reversed THEN ' reversed' ELSE ' stands' END
       FROM dispensing.pharmacy_dispensings`,
    ),
  ).toEqual(withFate('reversed', 'stands'));

  // Billing: exactly one invoice for every dispensing.
  expect(await column(`SELECT dispensing_id || ' ' || status FROM billing.invoices`)).toEqual(
    withFate('reversed', 'drafted'),
  );
  expect(
    // Fees of a prescription move between its invoices as dispensings are reversed; that is no invoice.
    await column(
      `SELECT type || ' ' || count(*) FROM event_log.event
       WHERE stream ^@ 'invoice-' AND type <> 'InvoiceRedrafted' GROUP BY type`,
    ),
  ).toEqual(
    countsOf(
      dispensings.flatMap(({ reversed }) => (reversed ? ['InvoiceDrafted', 'InvoiceReversed'] : ['InvoiceDrafted'])),
    ),
  );

  // Fraud: every dispensing has its score, and every score that alarms its alert.
  expect(
    await column(
      `SELECT dispensing_id || CASE WHEN reversed_on IS NULL THEN ' stands' ELSE ' reversed' END FROM fraud.dispensings`,
    ),
  ).toEqual(withFate('reversed', 'stands'));
  expect(await column('SELECT dispensing_id FROM fraud.scores')).toEqual(ids);
  expect(await column('SELECT dispensing_id FROM fraud.alerts')).toEqual(
    await column('SELECT dispensing_id FROM fraud.scores WHERE score > 0'),
  );

  // Audit: every act, and every reading that was answered.
  expect(
    await actsBy(
      `SELECT prescription_id AS id, string_agg(action, ' ' ORDER BY position) AS acts
       FROM audit.accesses WHERE NOT read_only GROUP BY prescription_id`,
    ),
  ).toEqual(acts);
  expect(await column('SELECT event_id FROM audit.accesses WHERE read_only')).toEqual(
    await column(`SELECT event_id FROM event_log.event WHERE stream ^@ 'access-'`),
  );
  expect((await column('SELECT event_id FROM audit.accesses WHERE read_only')).length).toBeGreaterThanOrEqual(readings);

  // What the prescribers themselves are told. Last, because these readings are recorded too.
  for (let start = 0; start < prescriptions.length; start += readersMax) {
    const some = prescriptions.slice(start, start + readersMax);
    expect(await Promise.all(some.map((known) => ledgerTold(underTest, known)))).toEqual(some.map(ledgerKnown));
  }
}

export async function expectNothingParked(database: HouseDatabase): Promise<void> {
  const tables = await database.column(
    `SELECT table_schema || '.parked_events' FROM information_schema.tables WHERE table_name = 'parked_events'`,
  );
  expect(tables.length).toBeGreaterThanOrEqual(5);
  for (const table of tables) expect(await database.query(`SELECT * FROM ${String(table)}`)).toEqual([]);
}

function ledgerKnown({ acts, dispensings }: KnownPrescription) {
  const units = (reversed: boolean) =>
    dispensings.filter((each) => each.reversed === reversed).reduce((sum, each) => sum + each.units, 0);
  return { unitsDispensed: units(false), unitsReversed: units(true), cancelled: acts.includes('LinesCancelled') };
}

async function ledgerTold({ house }: HouseUnderTest, { prescriptionId, doctorId }: KnownPrescription) {
  const doctor = house.as(doctorId).prescription;
  const { prescription } = await doctor.unary('GetPrescription', { prescriptionId }, patiently());
  const [line] = prescription?.lines ?? [];
  return {
    unitsDispensed: line?.ledger?.unitsDispensed,
    unitsReversed: line?.ledger?.unitsReversed,
    cancelled: line?.status === 'LINE_STATUS_CANCELLED',
  };
}

function countsOf(types: readonly string[]): readonly string[] {
  const counts = [...Map.groupBy(types, (type) => type)];
  return counts.map(([type, all]) => `${type} ${all.length}`).toSorted();
}
