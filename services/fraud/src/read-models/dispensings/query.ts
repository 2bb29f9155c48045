import { addMonths } from '@ordonnancier/kernel/civil-date.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { PatientRef } from '@ordonnancier/kernel/identifiers.ts';
import type pg from 'pg';
import type { EarlierDispensing, History } from '../../domain/rules/dispensing.ts';

/** How far back the rules look. */
const historyMonths = 12;
/** Three a day, all year; whoever gets more is scored on the latest. */
const historyRowsMax = 1_000;

export interface HistoryQuestion {
  readonly patientRef: PatientRef;
  /** The day up to which. */
  readonly on: CivilDate;
}

/** Whether a dispensing of the same patient is one of those that one on this day is scored against. */
export function isOfHistory(earlier: EarlierDispensing, on: CivilDate): boolean {
  return earlier.on >= addMonths(on, -historyMonths) && earlier.on <= on;
}

/** What is looked at of a history that is longer than any honest one. */
export function latestOf(history: History): History {
  return history.slice(-historyRowsMax);
}

/** The history of a patient up to a day. One look-up in an index: a call of twenty milliseconds waits for it. */
export async function readHistory(client: pg.Pool | pg.PoolClient, question: HistoryQuestion): Promise<History> {
  const [history] = await readHistories(client, [question]);
  return history ?? [];
}

/** The histories of patients, in the order of the questions. */
export async function readHistories(
  client: pg.Pool | pg.PoolClient,
  questions: readonly HistoryQuestion[],
): Promise<readonly History[]> {
  const { rows } = await client.query<EarlierDispensing & { readonly question: string }>({
    name: 'histories_of_patients',
    text: `SELECT asked.question, earlier.event_id AS "eventId", earlier.pharmacy_finess AS pharmacy,
                  to_char(earlier.dispensed_on, 'YYYY-MM-DD') AS "on", earlier.medicines
           FROM unnest($1::text[], $2::date[], $3::date[])
                WITH ORDINALITY AS asked (patient_ref, first_day, last_day, question)
           CROSS JOIN LATERAL (
             SELECT * FROM dispensings
             WHERE patient_ref = asked.patient_ref AND dispensed_on BETWEEN asked.first_day AND asked.last_day
               AND reversed_on IS NULL
             ORDER BY position DESC
             LIMIT $4
           ) AS earlier
           ORDER BY asked.question, earlier.position`,
    values: [
      questions.map(({ patientRef }) => patientRef),
      questions.map(({ on }) => addMonths(on, -historyMonths)),
      questions.map(({ on }) => on),
      historyRowsMax,
    ],
  });
  const byQuestion = Map.groupBy(rows, ({ question }) => Number(question) - 1);
  return questions.map((_, index) =>
    (byQuestion.get(index) ?? []).map(({ eventId, pharmacy, on, medicines }) => ({ eventId, pharmacy, on, medicines })),
  );
}
