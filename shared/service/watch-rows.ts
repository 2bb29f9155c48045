import { setTimeout } from 'node:timers/promises';
import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { checkNotHalted, readCheckpoint } from '@ordonnancier/event-sourcing/checkpoints.ts';
import type pg from 'pg';

/** How long a new row may wait to be told; each turn is two short queries by index. */
const pollMs = 250;
/** How often a stream without news says how far it has come, so that its reader resumes near the end. */
const positionEveryMs = 30_000;
const rowsMax = 100;

export type Watched<Row> =
  | { readonly kind: 'row'; readonly row: Row }
  /** There is nothing more up to here. */
  | { readonly kind: 'position'; readonly position: Position };

export interface Watch<Row> {
  readonly pool: pg.Pool;
  /** Whose rows they are. */
  readonly projection: string;
  /** Only what comes after; everything when undefined. */
  readonly after: Position | undefined;
  readonly signal: AbortSignal;
  /** The next rows in the order of their positions, at most `rowsMax`; undefined ends the watch. */
  readonly rowsAfter: (position: Position | undefined, rowsMax: number) => Promise<readonly Row[] | undefined>;
}

/**
 * Follows a read model whose rows are only ever added, for the RPCs that stream it, until the signal aborts.
 *
 * @throws ReadModelHalted when it is halted: its reader would miss what came since.
 */
export async function* watchRows<Row extends { readonly position: Position }>({
  pool,
  projection,
  after,
  signal,
  rowsAfter,
}: Watch<Row>): AsyncGenerator<Watched<Row>> {
  let position = after;
  let told = after;
  let toldAtMs = -Infinity;
  while (!signal.aborted) {
    // Before the rows: all that belong to this checkpoint were committed with it, so none of them can be passed over.
    const reached = await checkpointOf(pool, projection);
    const rows = await rowsAfter(position, rowsMax);
    if (rows === undefined) return;
    for (const row of rows) {
      yield { kind: 'row', row };
      position = told = row.position;
      toldAtMs = performance.now();
    }
    if (rows.length === rowsMax) continue;
    if (reached !== undefined && (position === undefined || reached > position)) position = reached;
    if (position !== undefined && position !== told && performance.now() - toldAtMs >= positionEveryMs) {
      yield { kind: 'position', position };
      told = position;
      toldAtMs = performance.now();
    }
    await setTimeout(pollMs, undefined, { signal }).catch(() => undefined);
  }
}

async function checkpointOf(pool: pg.Pool, projection: string): Promise<Position | undefined> {
  await checkNotHalted(pool, [projection]);
  const checkpoint = await readCheckpoint(pool, projection);
  return checkpoint === 'start' ? undefined : checkpoint.position;
}
