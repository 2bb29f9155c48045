import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { addCents, multiplyCents } from '@ordonnancier/kernel/money.ts';
import type { Cents } from '@ordonnancier/kernel/money.ts';
import type pg from 'pg';
import type { DeliveredMedicine } from '../../domain/rules/dispensing.ts';
import { scoreOf } from '../../domain/score.ts';
import type { Score } from '../../domain/score.ts';
import type { Medicines } from '../../medicines.ts';
import { readDispensingReversed, readMedicationDispensed } from '../../published-events.ts';
import type { MedicationDispensed } from '../../published-events.ts';
import { readHistory } from './query.ts';

export const dispensingsProjectionName = 'fraud.dispensings';

/**
 * Scores every dispensing, then remembers it: a dispensing never sees itself. The rows are a fold across the streams of
 * all prescriptions, so it stops at an event that it cannot read: whatever it scored after that might be wrong.
 */
export function dispensingsProjection(medicines: Medicines): Projection {
  return {
    name: dispensingsProjectionName,
    streamPrefixes: ['prescription-'],
    eventTypes: ['MedicationDispensed', 'DispensingReversed'],
    onPoison: 'stop',
    foldsAcrossStreams: true,
    async project(event, rows) {
      if (event.type === 'MedicationDispensed') await scoreAndRemember(event, medicines, rows);
      if (event.type === 'DispensingReversed') await takeOut(event, rows);
    },
  };
}

async function scoreAndRemember(event: RecordedEvent, medicines: Medicines, rows: pg.PoolClient): Promise<void> {
  const dispensed = readMedicationDispensed(event);
  const { dispensedOn: on, patientRef, pharmacist } = dispensed;
  const delivered = dispensed.lines.map(({ prescribedCis, packs, daysCovered }): DeliveredMedicine => {
    return { keys: medicines.keysOf([prescribedCis, ...packs.map((pack) => pack.cis)], on), daysCovered };
  });
  const value = valueOf(dispensed, medicines);
  const history = await readHistory(rows, patientRef, on);
  const score = scoreOf(
    {
      eventId: event.eventId,
      pharmacy: pharmacist.finess,
      on,
      medicines: delivered,
      dearestPackCents: value.dearestPackCents,
    },
    history,
  );
  await insertScored(event, dispensed, delivered, score, value, rows);
}

interface Value {
  readonly dearestPackCents: Cents | undefined;
  readonly atStakeCents: Cents;
  readonly unpricedPacks: number;
}

function valueOf({ lines, dispensedOn }: MedicationDispensed, medicines: Medicines): Value {
  const packs = lines.flatMap((line) => line.packs);
  const priced = packs.map(({ cip13, count }) => ({ count, price: medicines.priceOf(cip13, dispensedOn) }));
  const prices = priced.flatMap(({ price }) => price ?? []);
  return {
    dearestPackCents: prices.toSorted((one, other) => other - one)[0],
    atStakeCents: addCents(
      ...priced.flatMap(({ price, count }) => (price === undefined ? [] : multiplyCents(price, count))),
    ),
    unpricedPacks: priced.reduce((sum, { price, count }) => (price === undefined ? sum + count : sum), 0),
  };
}

async function insertScored(
  event: RecordedEvent,
  dispensed: MedicationDispensed,
  delivered: readonly DeliveredMedicine[],
  { score, reasons }: Score,
  { atStakeCents, unpricedPacks }: Value,
  rows: pg.PoolClient,
): Promise<void> {
  await rows.query({
    name: 'insert_scored_dispensing',
    text: `WITH dispensing AS (
             INSERT INTO dispensings (dispensing_id, position, event_id, prescription_id, patient_ref, prescriber_rpps,
                                      pharmacy_finess, dispensed_on, cip13, medicines)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             RETURNING dispensing_id, position
           )
           INSERT INTO scores (dispensing_id, position, score, reasons, at_stake_cents, unpriced_packs)
           SELECT dispensing_id, position, $11::integer, $12::jsonb, $13::bigint, $14::integer FROM dispensing`,
    values: [
      dispensed.dispensingId,
      event.position,
      event.eventId,
      dispensed.prescriptionId,
      dispensed.patientRef,
      dispensed.prescriberRpps,
      dispensed.pharmacist.finess,
      dispensed.dispensedOn,
      [...new Set(dispensed.lines.flatMap((line) => line.packs.map((pack) => pack.cip13)))].sort(),
      JSON.stringify(delivered),
      score,
      JSON.stringify(reasons),
      atStakeCents,
      unpricedPacks,
    ],
  });
}

/** The score that was given stays, as it was given; later dispensings no longer see this one. */
async function takeOut(event: RecordedEvent, rows: pg.PoolClient): Promise<void> {
  const { prescriptionId, dispensingId, reversedOn } = readDispensingReversed(event);
  const { rowCount } = await rows.query(
    'UPDATE dispensings SET reversed_on = $3 WHERE prescription_id = $1 AND dispensing_id = $2',
    [prescriptionId, dispensingId, reversedOn],
  );
  invariant(rowCount === 1, 'a reversal of a dispensing that never was');
}
