import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkpointAt } from '@ordonnancier/event-log/event-log.ts';
import type { Position, RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { createCheckpointTables, readCheckpoint } from '@ordonnancier/event-sourcing/checkpoints.ts';
import { writeMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import { projectionFollower } from '@ordonnancier/event-sourcing/projection.ts';
import { addDays, addMonths, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { migrate } from '@ordonnancier/postgres/migrate.ts';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { createLogger } from '@ordonnancier/telemetry/logger.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import type pg from 'pg';
import type { EarlierDispensing } from '../src/domain/rules/dispensing.ts';
import { scoreOf } from '../src/domain/score.ts';
import { dispensingsProjection } from '../src/read-models/dispensings/projection.ts';
import { dispensedData, eventIdOf, medicines, packs, pharmacies, reversedData, uuidV7 } from './dispensed.ts';
import type { Dispensing } from './dispensed.ts';

/** What happened: a dispensing, or the reversal of the dispensing of that number. */
type Happening =
  | { readonly kind: 'dispensed'; readonly number: number; readonly of: Dispensing }
  | { readonly kind: 'reversed'; readonly number: number; readonly of: Dispensing };

const firstDay = parseCivilDate('2026-08-03') ?? fail();

const dispensing: fc.Arbitrary<Dispensing> = fc.record({
  pharmacy: fc.nat(2),
  patient: fc.nat(1),
  on: fc.nat(400).map((days) => addDays(firstDay, days)),
  pack: fc.constantFrom('maviret', 'tramadolViatris', 'tramadolBiogaran'),
  daysCovered: fc.constantFrom(7, 28, 30, 84),
});

/** Dispensings in any order of days, some of them reversed some events later. */
const happenings = fc
  .array(fc.tuple(dispensing, fc.option(fc.integer({ min: 1, max: 5 }), { freq: 4 })), { minLength: 1, maxLength: 25 })
  .map((list): Happening[] => {
    const timed = list.flatMap(([of, reversedAfter], number) => [
      { at: number, what: { kind: 'dispensed', number, of } as const },
      ...(reversedAfter === null
        ? []
        : [{ at: number + reversedAfter, what: { kind: 'reversed', number, of } as const }]),
    ]);
    return timed.toSorted((one, other) => one.at - other.at).map(({ what }) => what);
  });

describe('the projection of dispensings', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  const projection = dispensingsProjection(medicines);
  const logger = createLogger({ serviceName: 'test', write: () => undefined });

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.url, { schema: 'fraud', directory: path.join(import.meta.dirname, '../migrations') });
    pool = openPool(database.url, { applicationName: 'test', connectionsMax: 2, schema: 'fraud' });
    await createCheckpointTables(pool);
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('[FRAUD-005] scores before it learns, whatever the batches, and the same to the last bit on replay', async () => {
    const batchSizes = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(happenings, batchSizes, async (happened, sizes) => {
        const events = happened.map(recorded);
        const one = await rowsAfter(events, [1]);
        const other = await rowsAfter(events, sizes);
        expect(other).toEqual(one);
        expect(one.scores).toEqual(expectedScores(happened));
      }),
      { numRuns: 40 },
    );
  });

  it('[FRAUD-005] counts packs without a known price apart, and not as worth nothing', async () => {
    const of: Dispensing = { pharmacy: 0, patient: 0, on: '2026-07-23', pack: 'maviret', daysCovered: 28 };
    await rowsAfter([recorded({ kind: 'dispensed', number: 0, of }, 0)], [1]);
    const { rows } = await pool.query('SELECT score, at_stake_cents, unpriced_packs FROM scores');
    expect(rows).toEqual([{ score: 0, at_stake_cents: '0', unpriced_packs: 2 }]);
  });

  it('[FRAUD-005] counts a pack that an earlier delivery opened to that one alone', async () => {
    const of = (openedBefore?: true): Dispensing => ({
      pharmacy: 0,
      patient: 0,
      on: '2026-08-03',
      pack: 'maviret',
      daysCovered: 7,
      ...(openedBefore && { openedBefore }),
    });
    await rowsAfter(
      [
        recorded({ kind: 'dispensed', number: 0, of: of() }, 0),
        recorded({ kind: 'dispensed', number: 1, of: of(true) }, 1),
      ],
      [1],
    );
    const { rows } = await pool.query('SELECT at_stake_cents, unpriced_packs FROM scores ORDER BY position');
    expect(rows).toEqual([
      { at_stake_cents: '2232140', unpriced_packs: 0 },
      { at_stake_cents: '0', unpriced_packs: 0 },
    ]);
  });

  it('stops at an event that it cannot read, for every later score depends on it', async () => {
    expect(projection.onPoison).toBe('stop');
    const of: Dispensing = { pharmacy: 0, patient: 0, on: '2026-08-03', pack: 'maviret', daysCovered: 28 };
    const reversal = recorded({ kind: 'reversed', number: 99, of }, 0);
    await expect(rowsAfter([reversal], [1])).rejects.toThrow('never was');
  });

  /** Folds events into empty tables, in transactions of the given sizes, again and again. */
  async function rowsAfter(events: readonly RecordedEvent[], batchSizes: readonly number[]) {
    await pool.query('TRUNCATE dispensings, scores, checkpoints');
    const follower = projectionFollower({ pool, logger }, projection);
    let position = await readCheckpoint(pool, projection.name);
    let from = 0;
    for (let batch = 0; from < events.length; batch += 1) {
      const size = batchSizes[batch % batchSizes.length] ?? 1;
      const inBatch = events.slice(from, from + size);
      const last = checkpointAt(inBatch.at(-1) ?? fail());
      await follower.work(inBatch, position, last);
      position = last;
      from += size;
    }
    const dispensings = await pool.query<object>('SELECT * FROM dispensings ORDER BY position');
    const scores = await pool.query<object>('SELECT score, reasons FROM scores ORDER BY position');
    return { dispensings: dispensings.rows, scores: scores.rows };
  }
});

/** The same by the rules alone, over all that was known at the moment of each dispensing. */
function expectedScores(happened: readonly Happening[]): object[] {
  return happened.flatMap(({ kind, of }, index) => {
    if (kind === 'reversed') return [];
    const before = happened.slice(0, index);
    const reversed = new Set(before.flatMap((earlier) => (earlier.kind === 'reversed' ? earlier.number : [])));
    const history = before.filter(
      (earlier) =>
        earlier.kind === 'dispensed' &&
        !reversed.has(earlier.number) &&
        earlier.of.patient === of.patient &&
        earlier.of.on <= of.on &&
        earlier.of.on >= addMonths(dateOf(of), -12),
    );
    const { cip13, cis } = packs[of.pack];
    const price = medicines.cheapestPackOf(cis, pharmacyOf(of), dateOf(of));
    expect(price).toBe(medicines.priceOf(cip13, pharmacyOf(of), dateOf(of)));
    const current = earlierDispensing(happened[index] ?? fail());
    return scoreOf({ ...current, dearestPackCents: price }, history.map(earlierDispensing));
  });
}

function pharmacyOf({ pharmacy }: Dispensing): Finess {
  return pharmacies[pharmacy] ?? fail();
}

function earlierDispensing({ number, of }: Happening): EarlierDispensing {
  const keys = medicines.keysOf([packs[of.pack].cis], dateOf(of));
  return {
    eventId: eventIdOf(number),
    pharmacy: pharmacyOf(of),
    on: dateOf(of),
    medicines: [{ keys, daysCovered: of.daysCovered }],
  };
}

function dateOf({ on }: Dispensing): CivilDate {
  return parseCivilDate(on) ?? fail();
}

function recorded({ kind, number, of }: Happening, index: number): RecordedEvent {
  const data = kind === 'dispensed' ? dispensedData(number, of) : reversedData(number, of);
  const actor = { role: 'pharmacist', callerId: 'pharmacist:1' };
  return {
    stream: `prescription-${uuidV7(number)}`,
    revision: kind === 'dispensed' ? 0n : 1n,
    position: String(index).padStart(19, '0') as Position,
    recordedAtMs: 0,
    eventId: kind === 'dispensed' ? eventIdOf(number) : uuidV7(1_000 + number),
    type: kind === 'dispensed' ? 'MedicationDispensed' : 'DispensingReversed',
    data: Buffer.from(JSON.stringify(data)),
    metadata: writeMetadata(1, { requestId: 'r', contentHash: '', actor }, undefined),
  };
}

function fail(): never {
  throw new Error('a test constant does not pass its check');
}
