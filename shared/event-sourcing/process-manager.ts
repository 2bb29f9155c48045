import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { moveCheckpoint } from './checkpoints.ts';
import { followLog, inEventSpan } from './follow-log.ts';
import type { Following } from './follow-log.ts';

/**
 * Reacts to events by issuing commands. It is called at least once for every event of its types and must derive the ids
 * of what it issues from that event (`deterministicId`): then a repetition changes nothing.
 */
export interface ProcessManager {
  /** Names its checkpoint: `<service>.<process>`. */
  readonly name: string;
  readonly streamPrefixes: readonly string[];
  /** Of the events it reacts to; all when absent. */
  readonly eventTypes?: readonly string[];
  /** @throws anything: the event is given again. A process manager never skips: it stops at what it cannot do. */
  react(event: RecordedEvent): Promise<void>;
}

/** Keeps reacting until the signal aborts. Events of one stream are handled in order, those of different streams together. */
export async function runProcessManager(following: Following, manager: ProcessManager): Promise<void> {
  await followLog(following, {
    ...manager,
    work: async (events, from, to) => {
      const byStream = Map.groupBy(events, (event) => event.stream);
      // All of them come to an end before any is begun again: events of one stream must not overtake each other.
      const reactions = await Promise.allSettled([...byStream.values()].map((ofOne) => reactInOrder(manager, ofOne)));
      const failed = reactions.find((reaction) => reaction.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      await moveCheckpoint(following.pool, manager.name, from, to);
    },
  });
}

async function reactInOrder(manager: ProcessManager, events: readonly RecordedEvent[]): Promise<void> {
  for (const event of events) await inEventSpan(manager.name, event, () => manager.react(event));
}
