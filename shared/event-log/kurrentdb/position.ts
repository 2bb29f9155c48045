import type { Position } from '../event-log.ts';

/** A place in KurrentDB's $all: compared by commit, then by prepare. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Digits of the largest unsigned 64-bit integer: with leading zeros, the order of texts is the order of positions. */
const digits = 20;

const whole = /^(\d{20})-(\d{20})$/;

export function isPosition(text: string): boolean {
  return whole.test(text);
}

export function toPosition({ commit, prepare }: LogPosition): Position {
  return `${commit.toString().padStart(digits, '0')}-${prepare.toString().padStart(digits, '0')}` as Position;
}

export function fromPosition(position: Position): LogPosition {
  const [, commit, prepare] = whole.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) throw new RangeError('not a position of this log');
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}
