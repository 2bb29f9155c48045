/** A process on the log with subscriptions, writers and a ping: it says `serves` or `refused` at each turn of one of them. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { openKurrentDbEventLog } from '../kurrentdb-event-log.ts';

const log = openKurrentDbEventLog(process.argv[2] ?? '', { applicationName: 'lives-on' });
const stopping = new AbortController();
process.once('SIGTERM', () => {
  stopping.abort();
});

async function follow(): Promise<void> {
  for await (const { kind } of log.subscribe({ after: 'start', signal: stopping.signal })) {
    if (kind === 'caught-up') process.stdout.write('follows\n');
  }
}

async function again(work: () => Promise<unknown>): Promise<void> {
  while (!stopping.signal.aborted) {
    const word = await work().then(
      () => 'serves',
      () => 'refused',
    );
    process.stdout.write(`${word}\n`);
    await delay(50);
  }
}

async function write(): Promise<void> {
  const event = { eventId: randomUUID(), type: 'Lived', data: Buffer.from('{}'), metadata: Buffer.from('{}') };
  await log.append(`lives-${event.eventId}`, 'none', [event]);
}

await Promise.all([follow(), follow(), follow(), again(write), again(write), again(() => log.ping())]);
await log.close();
