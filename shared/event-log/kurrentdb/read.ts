import { StreamNotFoundError, type EventStoreDBClient } from '@eventstore/db-client';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { ReadOptions, RecordedEvent } from '../event-log.ts';
import { fromStored } from './stored-event.ts';
import { within } from './within.ts';

/** Between two events of one answer. Reads have no deadline of their own in the client. */
const silenceMsMax = 10_000;

export async function* readStream(
  client: EventStoreDBClient,
  stream: string,
  { fromRevision = 0n, maxCount = Number.MAX_SAFE_INTEGER }: ReadOptions = {},
): AsyncGenerator<RecordedEvent> {
  if (maxCount === 0) return;
  const reading = client.readStream(stream, { fromRevision, maxCount });
  const answers = reading[Symbol.asyncIterator]();
  try {
    for (;;) {
      const answer = await within(answers.next(), silenceMsMax);
      if (answer.done === true) return;
      const event = fromStored(answer.value.event);
      invariant(event !== undefined, 'a stream of ours holds an event that this adapter did not write');
      yield event;
    }
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  } finally {
    // Otherwise the server goes on sending to a reader who left early.
    await reading.cancel();
  }
}
