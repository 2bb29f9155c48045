import { randomUUID } from 'node:crypto';
import type { EventLog, ExpectedRevision, Position } from '@ordonnancier/event-log/event-log.ts';
import { writeMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import type { Actor } from '@ordonnancier/event-sourcing/request.ts';
import { violationOfPublishedLanguage } from './published-language.ts';

export interface EventToAppend {
  readonly stream: string;
  readonly revision: ExpectedRevision;
  readonly type: string;
  readonly data: object;
  readonly actor: Actor;
  readonly eventId?: string;
}

/**
 * Appends an event as its service would. It must be of the published language: a reader tested on other events would be
 * tested on nothing.
 */
export async function appendEvent(log: EventLog, event: EventToAppend): Promise<Position> {
  const violation = violationOfPublishedLanguage(event.type, event.data);
  if (violation !== undefined) throw new Error(violation);
  const { eventId = randomUUID(), type, actor } = event;
  const request = { requestId: randomUUID(), contentHash: '', actor };
  const data = new TextEncoder().encode(JSON.stringify(event.data));
  const metadata = writeMetadata(1, request, undefined);
  const { position } = await log.append(event.stream, event.revision, [{ eventId, type, data, metadata }]);
  return position;
}
