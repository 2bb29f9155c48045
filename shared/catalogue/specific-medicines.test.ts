import { describe, expect, it } from '@jest/globals';
import { isCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { isCip13 } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { parseSpecificMedicines } from './specific-medicines.ts';

const listed = { cip13: '3400935955838', validFrom: '2026-03-01', validTo: '2026-05-31' };

describe('the closed list of specific medicines', () => {
  it('holds a pack from its first day to its last, and no other', () => {
    const list = parseSpecificMedicines(JSON.stringify(listed));
    const onDays = ['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map((on) => isListed(list, on));
    expect(onDays).toEqual([false, true, true, false]);
    expect(isListed(list, '2026-04-01', '3400935850539')).toBe(false);
    expect(isListed(parseSpecificMedicines(''), '2026-04-01')).toBe(false);
  });

  it('is refused when a line says more than that', () => {
    expect(() => parseSpecificMedicines(JSON.stringify({ ...listed, cents: 357 }))).toThrow();
  });
});

function isListed(list: ReturnType<typeof parseSpecificMedicines>, on: string, cip13 = listed.cip13): boolean {
  invariant(isCip13(cip13) && isCivilDate(on), 'a code and a day');
  return list.isListedOn(cip13, on);
}
