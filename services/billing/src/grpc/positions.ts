import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { orAbsent } from '@ordonnancier/grpc/fields.ts';
import { z } from 'zod';

// Positions are opaque, of whatever log stands behind; those of either are shorter, and hold no other characters.
const positionPattern = /^[0-9A-Za-z:_-]{1,64}$/;
// A position of 64 characters, and no longer.
const tokenLengthMax = 88;

/** The position that a write answered; absent when the client takes whatever is there. */
export const minPosition = orAbsent(z.custom<Position>(isPosition, 'must be a log_position that a write answered'));

/** Where a page begins: the position after which its predecessor ended, in base64url. */
export const pageToken = orAbsent(
  z
    .string()
    .max(tokenLengthMax)
    .transform((token, context) => {
      const position = Buffer.from(token, 'base64url').toString('latin1');
      if (isPosition(position) && pageTokenOf(position) === token) return position;
      context.addIssue({ code: 'custom', message: 'must be a next_page_token' });
      return z.NEVER;
    }),
);

export function pageTokenOf(position: Position): string {
  return Buffer.from(position, 'latin1').toString('base64url');
}

function isPosition(value: unknown): value is Position {
  return typeof value === 'string' && positionPattern.test(value);
}
