import { describe, expect, it } from '@jest/globals';
import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { cents } from '@ordonnancier/kernel/money.ts';
import { readEditions, seedEditionsFolder } from './edition.ts';
import { changesBetween } from './edition-changes.ts';

const packs = readEditions(seedEditionsFolder)
  .flatMap(({ presentations }) => presentations)
  .filter(({ listClass, reimbursement, marketed }) => listClass === 'list-1' && reimbursement && marketed)
  .slice(0, 100);

/** The first ones of them, changed. */
function changed(count: number, change: Partial<MedicinePresentation>): readonly MedicinePresentation[] {
  return packs.map((pack, index) => (index < count ? { ...pack, ...change } : pack));
}

describe('an edition', () => {
  it('[CAT-014] may state a tenth fewer packs than the one before, and no less', () => {
    expect(packs).toHaveLength(100);
    expect(changesBetween(packs, packs.slice(10)).losses.filter(({ what }) => what === 'packs')).toEqual([]);
    expect(changesBetween(packs, packs.slice(11)).losses).toContainEqual({
      file: 'CIS_CIP_bdpm.txt',
      what: 'packs',
      before: 100,
      now: 89,
    });
    expect(changesBetween(packs.slice(11), packs).losses).toEqual([]);
  });

  it.each([
    ['classes', 2, { listClass: 'list-2' }],
    ['classes', 2, { secureForm: true }],
    ['classes', 2, { prescriptionDaysMax: 1 }],
    [
      'prices',
      10,
      { reimbursement: { rateKind: 'PH7', ratePerMille: 650, priceCents: cents(1), feeCents: cents(102) } },
    ],
    ['groups', 5, { genericGroups: [{ groupId: '9', role: 'reference' }] }],
    ['marketing', 5, { marketed: false }],
    ['names, substances or contents', 5, { unitsPerPack: 9_999 }],
  ] as const)('[CAT-015] may change the %s of %i packs in a hundred unasked, and no more', (what, most, change) => {
    expect(changesBetween(packs, changed(most, change)).unusual).toEqual([]);
    expect(changesBetween(packs, changed(most + 1, change)).unusual).toEqual([{ what, changed: most + 1, of: 100 }]);
  });

  it('[CAT-015] may state the groups of a pack in another order', () => {
    const one = { groupId: '1', role: 'generic' } as const;
    const other = { groupId: '2', role: 'generic' } as const;
    const before = changed(100, { genericGroups: [one, other] });
    expect(changesBetween(before, changed(100, { genericGroups: [other, one] })).unusual).toEqual([]);
  });
});
