import type { AllStreamRecordedEvent, RecordedEvent as StoredEvent } from '@eventstore/db-client';
import type { LogNews } from '../event-log.ts';
import { toPosition } from './position.ts';

/** Whether these are settings of a stream by which it loses events. */
export function cutsItsStream({ data }: StoredEvent): boolean {
  return typeof data === 'object' && ['$tb', '$maxCount', '$maxAge'].some((key) => key in data);
}

/**
 * Tells of every stream that somebody cut or deleted, once a process, however many followers pass by. A decision on such a
 * stream is refused in any case; here operators learn of it at once, and of streams that nobody asks for.
 */
export function createCutWatch(tell: (news: LogNews) => void): (passedBy: AllStreamRecordedEvent) => void {
  let toldUpTo = '';
  return (passedBy) => {
    if (!cutsAStream(passedBy)) return;
    const position = toPosition(passedBy.position);
    if (position <= toldUpTo) return;
    toldUpTo = position;
    tell({ kind: 'cut', position });
  };
}

/** The server's own streams, whose names begin with `$`, are its business. */
function cutsAStream(stored: StoredEvent): boolean {
  const { type, streamId } = stored;
  if (type === '$streamDeleted') return !streamId.startsWith('$');
  return /^\$\$(?!\$)/.test(streamId) && cutsItsStream(stored);
}
