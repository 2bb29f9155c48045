import type { Position } from '../event-log.ts';

/** Digits of the largest bigint of PostgreSQL: with leading zeros, the order of texts is the order of positions. */
const digits = 19;

const whole = /^\d{19}$/;

export function isPosition(text: string): boolean {
  return whole.test(text);
}

export function toPosition(position: string | bigint): Position {
  return position.toString().padStart(digits, '0') as Position;
}

export function fromPosition(position: Position): bigint {
  if (!isPosition(position)) throw new RangeError('not a position of this log');
  return BigInt(position);
}
