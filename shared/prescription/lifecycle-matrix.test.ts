import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { lifecycleDocument, situations, statusIn, updatedDocument } from './testing/lifecycle-matrix.ts';

describe('docs/lifecycle.md', () => {
  it('[RX-030] says of every command in every state what the decider says', () => {
    expect(readFileSync(lifecycleDocument, 'utf8')).toBe(updatedDocument());
  });

  it('[RX-031] shows every status, each by a prescription that has it', () => {
    expect(Object.fromEntries(situations.map((situation) => [situation.name, statusIn(situation)]))).toEqual({
      none: undefined,
      active: 'active',
      scheduled: 'scheduled',
      'claimed by me': 'claimed',
      'claimed by another': 'claimed',
      'in progress': 'in-progress',
      completed: 'completed',
      'not dispensed': 'not-dispensed',
      cancelled: 'cancelled',
      suspended: 'suspended',
      expired: 'expired',
    });
  });
});
