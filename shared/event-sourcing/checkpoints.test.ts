import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Checkpoint, Position } from '@ordonnancier/event-log/event-log.ts';
import { inTransaction } from '@ordonnancier/postgres/pool.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import {
  CheckpointMoved,
  createCheckpointTables,
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
