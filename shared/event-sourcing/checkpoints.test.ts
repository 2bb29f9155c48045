import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Checkpoint, Position } from '@ordonnancier/event-log/event-log.ts';
import { inTransaction } from '@ordonnancier/postgres/pool.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import {
  CheckpointMoved,
  createCheckpointTables,
  followFromStart,
  haltAt,
  moveCheckpoint,
  reachPosition,
  readCheckpoint,
} from './checkpoints.ts';
import { openCounting } from './testing/counting.ts';
import type { Counting } from './testing/counting.ts';

let database: TestDatabase;
let counting: Counting;

beforeAll(async () => {
  database = await createTestDatabase();
  counting = await openCounting(database.url);
});

afterAll(async () => {
  await counting.close();
  await database.drop();
});

const at = (position: number) => position.toString().padStart(19, '0') as Position;
const seen = (position: number): Checkpoint => ({ position: at(position), eventId: `event ${position}` });

/** As a release does that knew no event ids. @returns the rows that it moved */
async function moveAsBefore(projection: string, from: number, to: number): Promise<number | null> {
  const { rowCount } = await counting.pool.query(
    'UPDATE checkpoints SET position = $3 WHERE projection = $1 AND position IS NOT DISTINCT FROM $2',
    [projection, at(from), at(to)],
  );
  return rowCount;
}

describe('a checkpoint', () => {
  it('moves only from where the caller has seen it', async () => {
    const { pool } = counting;
    expect(await readCheckpoint(pool, 'moving')).toBe('start');
    await moveCheckpoint(pool, 'moving', 'start', seen(5));
    await expect(moveCheckpoint(pool, 'moving', 'start', seen(6))).rejects.toThrow(CheckpointMoved);
    await expect(moveCheckpoint(pool, 'moving', seen(4), seen(6))).rejects.toThrow(CheckpointMoved);
    await moveCheckpoint(pool, 'moving', seen(5), seen(9));
    expect(await readCheckpoint(pool, 'moving')).toEqual(seen(9));
  });

  it('can be read while the leader is in the middle of a batch', async () => {
    const { pool } = counting;
    await readCheckpoint(pool, 'busy');
    await inTransaction(pool, async (leader) => {
      await moveCheckpoint(leader, 'busy', 'start', seen(1));
      expect(await readCheckpoint(pool, 'busy')).toBe('start');
    });
  });

  it('[LOG-091] forgets the event when a release before this one moves it, which knows positions alone', async () => {
    const { pool } = counting;
    await readCheckpoint(pool, 'rolled back');
    await moveCheckpoint(pool, 'rolled back', 'start', seen(5));
    await moveAsBefore('rolled back', 5, 9);
    const written = { position: at(9), eventId: undefined };
    expect(await readCheckpoint(pool, 'rolled back')).toEqual(written);
    await moveCheckpoint(pool, 'rolled back', written, seen(12));
    expect(await readCheckpoint(pool, 'rolled back')).toEqual(seen(12));
  });

  it('[LOG-091] that is halted is moved by no release, until it is reset', async () => {
    const { pool } = counting;
    await readCheckpoint(pool, 'halted');
    await moveCheckpoint(pool, 'halted', 'start', seen(5));
    await haltAt(pool, 'halted', seen(5), 'log-shorter-than-seen');
    expect(await moveAsBefore('halted', 5, 9)).toBe(0);
    await expect(moveCheckpoint(pool, 'halted', seen(5), seen(9))).rejects.toThrow(CheckpointMoved);
    expect(await readCheckpoint(pool, 'halted')).toEqual(seen(5));
    await followFromStart(pool, ['halted']);
    expect(await readCheckpoint(pool, 'halted')).toBe('start');
    await moveCheckpoint(pool, 'halted', 'start', seen(9));
  });

  it('has its tables made by several processes at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => createCheckpointTables(counting.pool)));
  });
});

describe('waiting for a position', () => {
  it('ends when the last of the projections has reached it, and tells 9 from 10', async () => {
    const { pool } = counting;
    for (const projection of ['first', 'second']) await readCheckpoint(pool, projection);
    await moveCheckpoint(pool, 'first', 'start', seen(10));
    await moveCheckpoint(pool, 'second', 'start', seen(9));
    let hasReached = false;
    const waiting = reachPosition(pool, ['first', 'second'], at(10), AbortSignal.timeout(30_000)).then((reached) => {
      hasReached = reached;
    });
    expect(await reachPosition(pool, ['first', 'second'], at(9), AbortSignal.timeout(30_000))).toBe(true);
    expect(hasReached).toBe(false);
    await moveCheckpoint(pool, 'second', seen(9), seen(11));
    await waiting;
    expect(hasReached).toBe(true);
  });

  it('ends with the caller’s patience', async () => {
    const { pool } = counting;
    expect(await reachPosition(pool, ['first'], at(12), AbortSignal.timeout(100))).toBe(false);
    expect(await reachPosition(pool, ['never run'], at(0), AbortSignal.timeout(100))).toBe(false);
    expect(await reachPosition(pool, ['first'], at(0), AbortSignal.abort())).toBe(false);
  });
});
