import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { rejectionReasons } from './rejection-reasons.ts';

const page = readFileSync(new URL('../../../../../docs/billing.md', import.meta.url), 'utf8');

it('[BILL-085] names in docs/billing.md every reason of a rejection, and what corrects it', () => {
  const rows = page
    .split('\n')
    .map((line) => /^\| `([A-Z_]+)` +\| (.+?) +\| (.+?) +\|$/.exec(line)?.slice(1))
    .filter((row) => row !== undefined);
  const explained = Object.entries(rejectionReasons).map(([reason, { en, correctedBy }]) => [
    reason,
    en,
    correctedBy.map((fact) => `\`${fact}\``).join(', ') || 'nothing',
  ]);
  expect(rows).toEqual(explained);
});
