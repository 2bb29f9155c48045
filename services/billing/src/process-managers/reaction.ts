import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { deterministicId, type Request } from '@ordonnancier/event-sourcing/request.ts';
import { InvariantViolation } from '@ordonnancier/kernel/invariant.ts';
import type { Result } from '@ordonnancier/kernel/result.ts';

/** What an event makes billing ask for: repeated, the same request. */
export function requestCausedBy({ eventId }: RecordedEvent): Request {
  return {
    requestId: deterministicId('invoice', eventId),
    // What is asked is all in the event, and an event never changes: its id stands for its content.
    contentHash: eventId,
    actor: { role: 'service', callerId: 'service:billing' },
    causationId: eventId,
  };
}

/** Nothing that a reaction asks for can be refused, unless its history is not one. */
export function done<Value>(handled: Result<Value>): Value {
  if (!handled.ok) throw new InvariantViolation(`a reaction of billing was refused: ${handled.refusal.code}`);
  return handled.value;
}
