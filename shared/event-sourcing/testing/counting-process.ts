import { setTimeout } from 'node:timers/promises';
import { followerSettings } from '../follow-log.ts';
import { runProjection } from '../projection.ts';
import { countersProjection } from './counter.ts';
import { openCounting } from './counting.ts';

/*
 * A process of a service that counts, for tests that pause and kill it: `node counting-process.ts <database url>`. It says
 * so when it stands in the middle of a transaction, and stays there for a moment.
 */

const midTransactionMs = 300;

const [url] = process.argv.slice(2);
if (url === undefined) throw new Error('usage: counting-process.ts <database url>');
const counting = await openCounting(url, followerSettings);
await runProjection(counting.following(new AbortController().signal), {
  ...countersProjection,
  project: async (event, rows) => {
    await countersProjection.project(event, rows);
    if (!event.stream.startsWith('counter-slow')) return;
    process.stdout.write('in a transaction\n');
    await setTimeout(midTransactionMs);
  },
});
