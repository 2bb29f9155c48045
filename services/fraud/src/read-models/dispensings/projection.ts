import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import type { PatientRef } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { addCents, multiplyCents } from '@ordonnancier/kernel/money.ts';
import type { Cents } from '@ordonnancier/kernel/money.ts';
import type pg from 'pg';
import type { DeliveredMedicine, EarlierDispensing } from '../../domain/rules/dispensing.ts';
import { scoreOf } from '../../domain/score.ts';
import type { Score } from '../../domain/score.ts';
import type { Medicines } from '../../medicines.ts';
import { readDispensingReversed, readMedicationDispensed } from '../../published-events.ts';
import type { MedicationDispensed } from '../../published-events.ts';
import { isOfHistory, latestOf, readHistories } from './query.ts';

export const dispensingsProjectionName = 'fraud.dispensings';

/**
 * Scores every dispensing, then remembers it: a dispensing never sees itself. The rows are a fold across the streams of
 * all prescriptions, so it stops at an event that it cannot read: whatever it scored after that might be wrong.
 */
export function dispensingsProjection(medicines: Medicines): Projection {
  const projectMany = async (events: readonly RecordedEvent[], rows: pg.PoolClient): Promise<void> => {
    // A reversal changes what the dispensings after it see, of whichever patient: those before it come first.
    for (const sequence of sequencesOfOneType(events)) {
      if (sequence[0]?.type === 'MedicationDispensed') await scoreAndRemember(sequence, medicines, rows);
      else await takeOut(sequence, rows);
    }
  };
  return {
    name: dispensingsProjectionName,
    streamPrefixes: ['prescription-'],
    eventTypes: ['MedicationDispensed', 'DispensingReversed'],
    onPoison: 'stop',
    project: (event, rows) => projectMany([event], rows),
    projectMany,
  };
}

function sequencesOfOneType(events: readonly RecordedEvent[]): readonly (readonly RecordedEvent[])[] {
  const sequences: RecordedEvent[][] = [];
  for (const event of events) {
    const current = sequences.at(-1);
    if (current?.[0]?.type === event.type) current.push(event);
    else sequences.push([event]);
  }
  return sequences;
}

/** The same scores as one after the other: what a dispensing sees of the others in the batch is added to its history. */
async function scoreAndRemember(
  events: readonly RecordedEvent[],
  medicines: Medicines,
  rows: pg.PoolClient,
): Promise<void> {
  const toScore = events.map((event) => ({ event, dispensed: readMedicationDispensed(event) }));
  const histories = await readHistories(
    rows,
    toScore.map(({ dispensed: { patientRef, dispensedOn } }) => ({ patientRef, on: dispensedOn })),
  );
  const remembered: (EarlierDispensing & { readonly patientRef: PatientRef })[] = [];
  const scored = toScore.map(({ event, dispensed }, index) => {
    const { dispensedOn: on, patientRef, pharmacist } = dispensed;
    const delivered = dispensed.lines.map(({ prescribedCis, packs, daysCovered }): DeliveredMedicine => {
      return { keys: medicines.keysOf([prescribedCis, ...packs.map((pack) => pack.cis)], on), daysCovered };
    });
    const value = valueOf(dispensed, medicines);
    const given = { eventId: event.eventId, pharmacy: pharmacist.finess, on, medicines: delivered };
    const before = remembered.filter((earlier) => earlier.patientRef === patientRef && isOfHistory(earlier, on));
    const history = latestOf([...(histories[index] ?? []), ...before]);
    const score = scoreOf({ ...given, dearestPackCents: value.dearestPackCents }, history);
    remembered.push({ ...given, patientRef });
    return scoredRow(event, dispensed, delivered, score, value);
  });
  await insertScored(scored, rows);
}

interface Value {
  readonly dearestPackCents: Cents | undefined;
  readonly atStakeCents: Cents;
  readonly unpricedPacks: number;
}

function valueOf({ lines, dispensedOn, pharmacist }: MedicationDispensed, medicines: Medicines): Value {
  // What an earlier delivery opened was paid for by it.
  const packs = lines.flatMap((line) => line.packs.filter(({ openedBefore }) => openedBefore === undefined));
  const priced = packs.map(({ cip13, count }) => ({
    count,
    price: medicines.priceOf(cip13, pharmacist.finess, dispensedOn),
  }));
  const prices = priced.flatMap(({ price }) => price ?? []);
  return {
    dearestPackCents: prices.toSorted((one, other) => other - one)[0],
    atStakeCents: addCents(
      ...priced.flatMap(({ price, count }) => (price === undefined ? [] : multiplyCents(price, count))),
    ),
    unpricedPacks: priced.reduce((sum, { price, count }) => (price === undefined ? sum + count : sum), 0),
  };
}

function scoredRow(
  event: RecordedEvent,
  dispensed: MedicationDispensed,
  delivered: readonly DeliveredMedicine[],
  { score, reasons }: Score,
  { atStakeCents, unpricedPacks }: Value,
) {
  return {
    dispensing_id: dispensed.dispensingId,
    position: event.position,
    event_id: event.eventId,
    prescription_id: dispensed.prescriptionId,
    patient_ref: dispensed.patientRef,
    prescriber_rpps: dispensed.prescriberRpps,
    pharmacy_finess: dispensed.pharmacist.finess,
    dispensed_on: dispensed.dispensedOn,
    cip13: [...new Set(dispensed.lines.flatMap((line) => line.packs.map((pack) => pack.cip13)))].sort(),
    medicines: delivered,
    score,
    reasons,
    at_stake_cents: atStakeCents,
    unpriced_packs: unpricedPacks,
  };
}

async function insertScored(scored: readonly ReturnType<typeof scoredRow>[], rows: pg.PoolClient): Promise<void> {
  await rows.query(
    `WITH scored AS (
       SELECT * FROM jsonb_to_recordset($1) AS scored (
         dispensing_id uuid, position text, event_id uuid, prescription_id uuid, patient_ref text, prescriber_rpps text,
         pharmacy_finess text, dispensed_on date, cip13 text[], medicines jsonb, score integer, reasons jsonb,
         at_stake_cents bigint, unpriced_packs integer)
     ), remembered AS (
       INSERT INTO dispensings (dispensing_id, position, event_id, prescription_id, patient_ref, prescriber_rpps,
                                pharmacy_finess, dispensed_on, cip13, medicines)
       SELECT dispensing_id, position, event_id, prescription_id, patient_ref, prescriber_rpps,
              pharmacy_finess, dispensed_on, cip13, medicines
       FROM scored
     )
     INSERT INTO scores (dispensing_id, position, score, reasons, at_stake_cents, unpriced_packs)
     SELECT dispensing_id, position, score, reasons, at_stake_cents, unpriced_packs FROM scored`,
    [JSON.stringify(scored)],
  );
}

/** The score that was given stays, as it was given; later dispensings no longer see this one. */
async function takeOut(events: readonly RecordedEvent[], rows: pg.PoolClient): Promise<void> {
  const reversals = events.map((event) => readDispensingReversed(event));
  const { rowCount } = await rows.query(
    `UPDATE dispensings SET reversed_on = reversal."reversedOn"
     FROM jsonb_to_recordset($1) AS reversal ("prescriptionId" uuid, "dispensingId" uuid, "reversedOn" date)
     WHERE prescription_id = reversal."prescriptionId" AND dispensing_id = reversal."dispensingId"`,
    [JSON.stringify(reversals)],
  );
  invariant(rowCount === reversals.length, 'a reversal of a dispensing that never was');
}
