import { inTransaction } from '@ordonnancier/postgres/pool.ts';
import type pg from 'pg';

/** Keeps what follows the log under a name where it stands, while something is done. */
export async function whileHeld(pool: pg.Pool, follower: string, work: () => Promise<void>): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('SELECT FROM checkpoints WHERE projection = $1 FOR UPDATE', [follower]);
    await work();
  });
}
