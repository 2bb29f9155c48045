import type { Position } from '../event-log.ts';

/** A place in KurrentDB's $all: compared by commit, then by prepare. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Digits of the largest unsigned 64-bit integer: with leading zeros, the order of texts is the order of positions. */
const digits = 20;

export function toPosition({ commit, prepare }: LogPosition): Position {
  return `${commit.toString().padStart(digits, '0')}-${prepare.toString().padStart(digits, '0')}` as Position;
}

export function fromPosition(position: Position): LogPosition {
  const [, commit, prepare] = /^(\d{20})-(\d{20})$/.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) throw new RangeError('not a position of this log');
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}
