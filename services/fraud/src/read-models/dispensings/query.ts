import { addMonths } from '@ordonnancier/kernel/civil-date.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { PatientRef } from '@ordonnancier/kernel/identifiers.ts';
import type pg from 'pg';
import type { EarlierDispensing, History } from '../../domain/rules/dispensing.ts';

/** How far back the rules look. */
const historyMonths = 12;
/** Three a day, all year; whoever gets more is scored on the latest. */
const historyRowsMax = 1_000;

/** The history of a patient up to a day. One look-up in an index: a call of twenty milliseconds waits for it. */
export async function readHistory(
  client: pg.Pool | pg.PoolClient,
  patientRef: PatientRef,
  on: CivilDate,
): Promise<History> {
  const { rows } = await client.query<EarlierDispensing>({
    name: 'history_of_patient',
    text: `SELECT event_id AS "eventId", pharmacy_finess AS pharmacy, to_char(dispensed_on, 'YYYY-MM-DD') AS "on", medicines
           FROM dispensings
           WHERE patient_ref = $1 AND dispensed_on BETWEEN $2 AND $3 AND reversed_on IS NULL
           ORDER BY position DESC
           LIMIT $4`,
    values: [patientRef, addMonths(on, -historyMonths), on, historyRowsMax],
  });
  return rows.reverse();
}
