import { expect, it } from '@jest/globals';
import { isFiness, isIns, isRpps } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { callerId, type Caller } from './caller.ts';

const [rpps, finess, ins] = ['99000000010', '240000117', '255081416802538'];
invariant(isRpps(rpps) && isFiness(finess) && isIns(ins), 'test identifiers must be valid');

it('names every caller apart, the same person in two roles included, and no patient by the INS', () => {
  const callers: readonly Caller[] = [
    { role: 'prescriber', rpps, profession: 'physician' },
    { role: 'pharmacist', rpps, finess },
    { role: 'analyst', subject: 'sofia' },
    { role: 'payer', subject: 'sofia' },
    { role: 'patient', subject: 'sofia', ins },
    { role: 'service', name: 'sofia' },
  ];
  const ids = callers.map(callerId);
  expect(new Set(ids).size).toBe(callers.length);
  expect(ids.join().includes(ins)).toBe(false);
});
