import { randomUUID } from 'node:crypto';
import type { Decider } from '@ordonnancier/kernel/decider.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import { jsonCodec } from '../codec.ts';
import type { Projection } from '../projection.ts';
import type { Request } from '../request.ts';

/*
 * The smallest aggregate with something to lose: a count between 0 and a limit, which concurrent commands could overdraw.
 */

export type CounterCommand = { readonly add: number } | { readonly setTo: number };

export interface Added {
  readonly type: 'Added';
  readonly amount: number;
}

export const countMax = 100;

export const counterDecider: Decider<number, CounterCommand, Added, 'COUNT_OUT_OF_RANGE'> = {
  initialState: 0,
  decide(command, count) {
    const amount = 'add' in command ? command.add : command.setTo - count;
    if (count + amount < 0 || count + amount > countMax) return refuse('COUNT_OUT_OF_RANGE');
    return accept(amount === 0 ? [] : [{ type: 'Added', amount }]);
  },
  evolve(count, { amount }) {
    const next = count + amount;
    invariant(next >= 0 && next <= countMax, 'a count out of range');
    return next;
  },
};

export const counterCodec = jsonCodec<Added>({ Added: [] });

/** A request that is like no other, of a caller of the tests; its content is named by `content`. */
export function someRequest(content = ''): Request {
  return { requestId: randomUUID(), contentHash: content, actor: { role: 'tester', callerId: 'tester' } };
}

/** The counts, one row for each counter. */
export const countersProjection: Projection = {
  name: 'counting.counters',
  streamPrefixes: ['counter-'],
  onPoison: 'park',
  project: async (event, rows) => {
    const { amount } = counterCodec.decode(event);
    await rows.query(
      `INSERT INTO counters (stream, count, events) VALUES ($1, $2, 1)
       ON CONFLICT (stream) DO UPDATE SET count = counters.count + excluded.count, events = counters.events + 1`,
      [event.stream, amount],
    );
  },
};

/** Every amount ever added, in the order of the log. */
export const amountsProjection: Projection = {
  name: 'counting.amounts',
  streamPrefixes: ['counter-'],
  onPoison: 'stop',
  project: async (event, rows) => {
    const { amount } = counterCodec.decode(event);
    await rows.query('INSERT INTO amounts (position, amount) VALUES ($1, $2)', [event.position, amount]);
  },
};

/** The same, those of a batch by one statement. */
export const batchedAmountsProjection: Projection = {
  ...amountsProjection,
  onPoison: 'park',
  projectMany: async (events, rows) => {
    const amounts = events.map((event) => counterCodec.decode(event).amount);
    await rows.query('INSERT INTO amounts (position, amount) SELECT * FROM unnest($1::text[], $2::integer[])', [
      events.map(({ position }) => position),
      amounts,
    ]);
  },
};
