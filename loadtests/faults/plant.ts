import { inTransaction } from '@ordonnancier/postgres/pool.ts';
import type pg from 'pg';

/** By the rule that each breaks, SQL that passes over the log's own guard. */
const faultsToPlant: Readonly<Record<string, string>> = {
  'positions of the log are dense': `
    DELETE FROM event_log.event WHERE position = (SELECT max(position) - 1 FROM event_log.event)`,
  'revisions of each stream are dense from 0': `
    UPDATE event_log.event SET revision = revision + 1000 WHERE position = (SELECT max(position) FROM event_log.event)`,
  'a stream holds what was acknowledged, in its order, and what nobody knows of at most': `
    UPDATE event_log.event SET type = 'DispensingReversed'
    WHERE position = (SELECT min(position) FROM event_log.event WHERE type = 'PrescriptionClaimed')`,
  'an act stands where its answer said': `
    UPDATE event_log.event SET stream = stream || '0'
    WHERE position = (SELECT min(position) FROM event_log.event WHERE type = 'PrescriptionIssued')`,
  'no more is dispensed than was prescribed': `
    INSERT INTO event_log.event
    SELECT (SELECT max(position) FROM event_log.event) + copy, stream, revision + 1000 * copy, gen_random_uuid(), type, data,
           metadata, recorded_at_ms
    FROM generate_series(1, 4) AS copy,
      (SELECT * FROM event_log.event WHERE type = 'MedicationDispensed' ORDER BY position LIMIT 1) AS dispensed`,
  'an invoice is reversed when its dispensing is': `
    UPDATE event_log.event SET type = 'PrescriptionClaimed'
    WHERE position = (SELECT min(position) FROM event_log.event WHERE type = 'DispensingReversed')`,
  'every dispensing is invoiced, and nothing else is': `
    DELETE FROM billing.invoices WHERE position = (SELECT min(position) FROM billing.invoices)`,
  'every dispensing is scored, and nothing else is': `
    DELETE FROM fraud.scores WHERE position = (SELECT min(position) FROM fraud.scores)`,
  'every prescription is listed, and nothing else is': `
    DELETE FROM prescription.prescriptions
    WHERE issued_position = (SELECT min(issued_position) FROM prescription.prescriptions)`,
  'every act is shown to the patient once, and nothing else is': `
    DELETE FROM audit.accesses WHERE position = (SELECT min(position) FROM audit.accesses WHERE NOT read_only)`,
  'every dispensing is in the pharmacy’s list, as it stands': `
    UPDATE dispensing.pharmacy_dispensings SET reversed = NOT reversed`,
  'all that follows the log is at its end': `
    UPDATE billing.checkpoints SET position = lpad('1', 19, '0') WHERE projection = 'billing.invoices'`,
  'nothing is parked': `
    INSERT INTO audit.parked_events (projection, position, stream, event_id, event_type, fault)
    VALUES ('audit.accesses', lpad('1', 19, '0'), 'prescription-1', gen_random_uuid(), 'PrescriptionIssued', 'planted')`,
};

class TakenBack extends Error {
  override readonly name = 'TakenBack';
}

/** Plants one fault after the other, has it looked for, and takes it back. @returns the rules that missed theirs. */
export async function plantFaults(
  pool: pg.Pool,
  brokenRules: (client: pg.PoolClient) => Promise<readonly string[]>,
): Promise<{ readonly planted: number; readonly missedBy: readonly string[] }> {
  const missedBy: string[] = [];
  for (const [rule, sql] of Object.entries(faultsToPlant)) {
    await inTransaction(pool, async (client) => {
      await client.query('SET LOCAL session_replication_role = replica');
      await client.query(sql);
      if (!(await brokenRules(client)).includes(rule)) missedBy.push(rule);
      throw new TakenBack();
    }).catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  }
  return { planted: Object.keys(faultsToPlant).length, missedBy };
}
