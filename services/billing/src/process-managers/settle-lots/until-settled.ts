import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { checkNotHalted, readCheckpoint } from '@ordonnancier/event-sourcing/checkpoints.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { checkPosition, patienceOf, type Reached, type Readable, untilReached } from '@ordonnancier/service/queries.ts';
import { lotStreamPrefix } from '../../lot-stream.ts';
import { settledEventTypes, settleLotsName } from './settle-lots.ts';

/**
 * Waits until what happened to lots up to a position has been told to their invoices. Most callers have a dispensing's
 * position, and no lot has anything to tell: those do not wait for a checkpoint that is written at leisure.
 */
export async function untilSettled(
  { log, pool }: Readable,
  position: Position | undefined,
  call: Call,
): Promise<Reached> {
  if (position === undefined) return accept(undefined);
  await checkNotHalted(pool, [settleLotsName]);
  const after = await readCheckpoint(pool, settleLotsName);
  if (log.isPosition(position) && after !== 'start' && after.position >= position) return accept(undefined);
  const checked = await checkPosition(log, position, 'min_position');
  if (!checked.ok) return checked;
  const toSettle = { streamPrefixes: [lotStreamPrefix], eventTypes: settledEventTypes };
  for await (const message of log.subscribe({ after, ...toSettle, signal: patienceOf(call) })) {
    if (message.kind === 'event' && message.event.position <= position) break;
    if (message.kind === 'event' || (message.kind === 'checkpoint' && message.checkpoint.position >= position)) {
      return accept(undefined);
    }
  }
  return untilReached({ log, pool }, [settleLotsName], position, call);
}
