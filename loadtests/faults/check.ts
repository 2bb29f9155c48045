import { serviceNames } from '@ordonnancier/dev/services.ts';
import type pg from 'pg';
import { isAcknowledged } from './driver.ts';
import type { Act } from './driver.ts';

type Client = Pick<pg.Pool, 'query'>;

/** By rule, what stands in the tables and should not, or the other way round. All zero when the house kept its word. */
export type Violations = Readonly<Record<string, number>>;

/**
 * Holds log and tables to what was acknowledged. It reads them by SQL of its own and knows no code of the house, so that a
 * mistake in the one is not repeated in the other. To be called when everything has followed.
 */
export async function check(client: Client, acts: readonly Act[]): Promise<Violations> {
  const count = async (sql: string) =>
    (await client.query<{ count: string }>(`SELECT count(*) FROM (${sql}) AS found`)).rows[0]?.count;
  const rules = Object.entries(sqlRules).map(async ([rule, sql]) => [rule, Number(await count(sql))] as const);
  const found = Object.fromEntries(await Promise.all(rules));
  return { ...found, ...(await againstJournal(client, acts)) };
}

const log = 'event_log.event';
/** The data of an event, as JSON. */
const data = `convert_from(data, 'UTF8')::jsonb`;
const dispensings = `SELECT ${data} ->> 'dispensingId' AS dispensing_id FROM ${log} WHERE type = 'MedicationDispensed'`;
const reversals = `SELECT ${data} ->> 'dispensingId' AS dispensing_id FROM ${log} WHERE type = 'DispensingReversed'`;
const issued = `SELECT substr(stream, 14) AS prescription_id FROM ${log} WHERE type = 'PrescriptionIssued'`;
const everySchema = (sql: (schema: string) => string) => serviceNames.map(sql).join(' UNION ALL ');

/** Each selects what breaks it. */
const sqlRules: Readonly<Record<string, string>> = {
  'positions of the log are dense': `
    SELECT 1 FROM (SELECT count(*) AS events, max(position) AS last FROM ${log}) AS log WHERE events <> coalesce(last, 0)`,
  'revisions of each stream are dense from 0': `
    SELECT stream FROM ${log} GROUP BY stream HAVING count(*) <> max(revision) + 1 OR min(revision) <> 0`,
  'every event id stands once': `SELECT event_id FROM ${log} GROUP BY event_id HAVING count(*) > 1`,
  'no more is dispensed than was prescribed': `
    SELECT stream FROM ${log} WHERE stream ^@ 'prescription-' GROUP BY stream
    HAVING count(*) FILTER (WHERE type = 'MedicationDispensed')
         - count(*) FILTER (WHERE type = 'DispensingReversed') > 3`,
  'every dispensing is invoiced, and nothing else is': `
    SELECT FROM (${dispensings}) AS dispensed FULL JOIN billing.invoices
      ON invoices.dispensing_id::text = dispensed.dispensing_id
    WHERE dispensed.dispensing_id IS NULL OR invoices.dispensing_id IS NULL`,
  'an invoice is reversed when its dispensing is': `
    SELECT FROM billing.invoices
    WHERE (status = 'reversed') <> (dispensing_id::text IN (${reversals}))`,
  'no invoice is made twice': `
    SELECT stream FROM ${log} WHERE type IN ('InvoiceDrafted', 'InvoiceBlocked') GROUP BY stream HAVING count(*) > 1`,
  'every dispensing is scored, and nothing else is': `
    SELECT FROM (${dispensings}) AS dispensed FULL JOIN fraud.scores
      ON scores.dispensing_id::text = dispensed.dispensing_id
    WHERE dispensed.dispensing_id IS NULL OR scores.dispensing_id IS NULL`,
  'every prescription is listed, and nothing else is': `
    SELECT FROM (${issued}) AS issued FULL JOIN prescription.prescriptions
      ON prescriptions.prescription_id::text = issued.prescription_id
    WHERE issued.prescription_id IS NULL OR prescriptions.prescription_id IS NULL`,
  'every act is shown to the patient once, and nothing else is': `
    SELECT FROM (SELECT position FROM ${log} WHERE stream ^@ 'prescription-') AS act
      FULL JOIN (SELECT position::bigint FROM audit.accesses WHERE NOT read_only) AS access USING (position)
    WHERE act.position IS NULL OR access.position IS NULL`,
  'every dispensing is in the pharmacy’s list, as it stands': `
    SELECT FROM (${dispensings}) AS dispensed FULL JOIN dispensing.pharmacy_dispensings AS listed
      ON listed.dispensing_id::text = dispensed.dispensing_id
    WHERE dispensed.dispensing_id IS NULL OR listed.dispensing_id IS NULL
       OR listed.reversed <> (dispensed.dispensing_id IN (${reversals}))`,
  'all that follows the log is at its end': everySchema(
    (schema) => `SELECT projection FROM ${schema}.checkpoints
                 WHERE coalesce(position, '0')::bigint <> (SELECT coalesce(max(position), 0) FROM ${log})`,
  ),
  'nothing is parked': everySchema((schema) => `SELECT projection FROM ${schema}.parked_events`),
};

/** What callers know, which no table does. */
async function againstJournal(client: Client, acts: readonly Act[]): Promise<Violations> {
  const { rows } = await client.query<{ prescription_id: string; types: readonly string[] }>(
    `SELECT substr(stream, 14) AS prescription_id, array_agg(type ORDER BY revision) AS types
     FROM ${log} WHERE stream ^@ 'prescription-' GROUP BY stream`,
  );
  const recorded = new Map(rows.map(({ prescription_id, types }) => [prescription_id, types]));
  const asked = Map.groupBy(acts, ({ prescriptionId }) => prescriptionId);
  const others = [...recorded.keys()].filter((prescriptionId) => !asked.has(prescriptionId));
  const misrecorded = [...asked].filter(
    ([prescriptionId, ofOne]) => !isAsAsked(ofOne, recorded.get(prescriptionId) ?? []),
  );

  const acknowledged = acts.filter(isAcknowledged);
  const found = await client.query<{ found: string }>(
    `SELECT count(*) AS found
     FROM unnest($1::bigint[], $2::text[], $3::text[]) AS said (position, prescription_id, type)
     JOIN ${log} AS event ON event.position = said.position AND event.type = said.type
       AND event.stream = 'prescription-' || said.prescription_id`,
    [
      acknowledged.map(({ outcome }) => outcome.logPosition),
      acknowledged.map(({ prescriptionId }) => prescriptionId),
      acknowledged.map(({ type }) => type),
    ],
  );
  return {
    'a stream holds what was acknowledged, in its order, and what nobody knows of at most': misrecorded.length,
    'nothing is in the log that nobody asked for': others.length,
    'an act stands where its answer said': acknowledged.length - Number(found.rows[0]?.found ?? 0),
    'nothing is refused that should pass': acts.filter(
      ({ outcome }) => typeof outcome === 'object' && 'refused' in outcome,
    ).length,
  };
}

/** A caller ends with the first act of which the outcome is not known: it is the last of the stream, or not there. */
function isAsAsked(acts: readonly Act[], types: readonly string[]): boolean {
  const certain = acts.filter(isAcknowledged).map(({ type }) => type);
  const unknown = acts.filter(({ outcome }) => outcome === 'unknown').map(({ type }) => type);
  const isSame = (expected: readonly string[]) => expected.join() === types.join();
  return isSame(certain) || isSame([...certain, ...unknown]);
}
