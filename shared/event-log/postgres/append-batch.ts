import { kindOfSqlState } from '@ordonnancier/postgres/faults.ts';
import type pg from 'pg';
import { EventIdConflict, LogOverloaded, UnknownOutcome, WrongExpectedRevision } from '../event-log.ts';
import type { Append, Outcome } from './combiner.ts';
import { sqlState } from './sql-state.ts';
import { toPosition } from './position.ts';

interface OutcomeRow {
  readonly outcome: 'appended' | 'repeated' | 'id-conflict' | 'wrong-revision';
  readonly last_revision: string;
  readonly last_position: string;
}

/** Appends a batch in one transaction and one round trip; the outcomes are in the order of the appends. */
export async function appendBatch(pool: pg.Pool, batch: readonly Append[]): Promise<readonly Outcome[]> {
  const query = {
    name: 'append_batch',
    text: `SELECT outcome, last_revision, last_position
           FROM event_log.append_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: parametersOf(batch),
  };
  let rows: readonly OutcomeRow[];
  try {
    ({ rows } = await pool.query<OutcomeRow>(query));
  } catch (error) {
    throw faultOf(error);
  }
  return batch.map((append, index) => {
    const row = rows[index];
    return row === undefined ? new Error('append_batch answered too few rows') : outcomeOf(append, row);
  });
}

function outcomeOf(append: Append, row: OutcomeRow): Outcome {
  const revision = BigInt(row.last_revision);
  switch (row.outcome) {
    case 'appended':
    case 'repeated':
      return { revision, position: toPosition(row.last_position) };
    case 'id-conflict':
      return new EventIdConflict('an event id is already in the log with other content');
    case 'wrong-revision':
      return new WrongExpectedRevision(append.stream, append.expectedRevision, revision === -1n ? 'none' : revision);
  }
}

/**
 * One element per event in every array. The bytes of all events travel as one binary parameter with offsets, because an
 * array of `bytea` would be sent as escaped hexadecimal text.
 */
function parametersOf(batch: readonly Append[]): unknown[] {
  const appendIndexes: number[] = [];
  const ordinals: number[] = [];
  const eventCounts: number[] = [];
  const streams: string[] = [];
  const expectedRevisions: string[] = [];
  const eventIds: string[] = [];
  const types: string[] = [];
  const dataOffsets: number[] = [];
  const metadataOffsets: number[] = [];
  const endOffsets: number[] = [];
  const chunks: Uint8Array[] = [];
  let offset = 0;
  for (const [appendIndex, { stream, expectedRevision, events }] of batch.entries()) {
    for (const [eventIndex, { eventId, type, data, metadata }] of events.entries()) {
      appendIndexes.push(appendIndex);
      ordinals.push(eventIndex + 1);
      eventCounts.push(events.length);
      streams.push(stream);
      expectedRevisions.push(expectedRevision === 'none' ? '-1' : expectedRevision.toString());
      eventIds.push(eventId);
      types.push(type);
      dataOffsets.push(offset);
      metadataOffsets.push(offset + data.byteLength);
      offset += data.byteLength + metadata.byteLength;
      endOffsets.push(offset);
      chunks.push(data, metadata);
    }
  }
  return [
    appendIndexes,
    ordinals,
    eventCounts,
    streams,
    expectedRevisions,
    eventIds,
    types,
    dataOffsets,
    metadataOffsets,
    endOffsets,
    Buffer.concat(chunks, offset),
  ];
}

function faultOf(error: unknown): unknown {
  const state = sqlState(error);
  if (state === undefined || state.startsWith('08') || state.startsWith('57P')) {
    // The connection or the server went away, or time ran out: the commit may have been the last thing that happened.
    return new UnknownOutcome('the log did not answer; the append may have happened', { cause: error });
  }
  // Whatever else the server says, it says of a transaction that it rolled back.
  return kindOfSqlState(state) === 'passing' ? new LogOverloaded('the log is busy', { cause: error }) : error;
}
