import type { RecordedEvent } from '../event-log.ts';
import { toPosition } from './position.ts';

/** What a page holds at most: enough to make the round trip cheap, little enough for many followers in one process. */
export const pageEventsMax = 512;
export const pageBytesMax = 4 * 1024 * 1024;

export interface EventRow {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly event_id: string;
  readonly type: string;
  readonly data: Buffer;
  readonly metadata: Buffer;
  readonly recorded_at_ms: string;
}

/** A row of a page, with the number of rows that were selected before the page was cut to its bounds. */
export interface PageRow extends EventRow {
  readonly selected_count: string;
}

/**
 * SQL for the start of an ordered selection of events, up to the page's bounds (a first event larger than the page
 * included). `selection` is SQL over `event_log.event` that orders by `order` and limits the number of rows.
 */
export function pageOf(selection: string, order: 'position' | 'revision'): string {
  return `
    SELECT position, stream, revision, event_id, type, data, metadata, recorded_at_ms, selected_count
    FROM (
      SELECT
        *,
        sum(octet_length(data) + octet_length(metadata)) OVER (ORDER BY ${order}) AS bytes_so_far,
        row_number() OVER (ORDER BY ${order}) AS line,
        count(*) OVER () AS selected_count
      FROM (${selection}) AS selected
    ) AS measured
    WHERE line = 1 OR bytes_so_far <= ${pageBytesMax}
    ORDER BY ${order}`;
}

/** True when more may match right after the page's last row. */
export function isCut(rows: readonly PageRow[], rowsMax: number): boolean {
  const selectedCount = Number(rows[0]?.selected_count ?? 0);
  return selectedCount >= rowsMax || rows.length < selectedCount;
}

export function recordedEvent(row: EventRow): RecordedEvent {
  return {
    eventId: row.event_id,
    type: row.type,
    data: row.data,
    metadata: row.metadata,
    stream: row.stream,
    revision: BigInt(row.revision),
    position: toPosition(row.position),
    recordedAtMs: Number(row.recorded_at_ms),
  };
}
