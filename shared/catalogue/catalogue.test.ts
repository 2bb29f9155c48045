import { describe, expect, it } from '@jest/globals';
import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { type CivilDate, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { type Cip13, parseCip13 } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { addCents, cents } from '@ordonnancier/kernel/money.ts';
import { openCatalogue } from './catalogue.ts';
import { readEditions, seedEditionsFolder } from './edition.ts';

function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  invariant(date !== undefined, `${text} is not a day`);
  return date;
}

function pack(text: string): Cip13 {
  const cip13 = parseCip13(text);
  invariant(cip13 !== undefined, `${text} is not a CIP13`);
  return cip13;
}

const seed = readEditions(seedEditionsFolder);
const catalogue = openCatalogue(seed);
const seedDay = day('2026-07-24');

function onSeedDay(cip13: string): MedicinePresentation {
  const presentation = catalogue.presentation(pack(cip13), seedDay);
  invariant(presentation !== undefined, `${cip13} is not in the seed`);
  return presentation;
}

describe('the seed', () => {
  // Prices of the base de données publique des médicaments, edition of 2026-07-24.
  it.each([
    ['DOLIPRANE 1000 mg, comprimé', '3400935955838', 8, 'PH7', 116, 102],
    ['ELIQUIS 5 mg, comprimé pelliculé', '3400926784102', 60, 'PH7', 5_895, 102],
    ['XYZALL 5 mg, comprimé pelliculé', '3400935850539', 28, 'PH4', 386, 102],
    ['SPASFON, comprimé enrobé', '3400930986080', 30, 'PH2', 214, 102],
    ['GLIVEC 400 mg, comprimé pelliculé', '3400936224988', 30, 'PH1', 60_964, 102],
    ['CRESTOR 10 mg, comprimé pelliculé', '3400939169460', 30, 'PH7', 634, 102],
    ['LEVOTHYROX 100 microgrammes, comprimé sécable', '3400930121429', 90, 'PH7', 519, 276],
  ])('states %s as published', (name, cip13, unitsPerPack, rateKind, priceCents, feeCents) => {
    expect(onSeedDay(cip13)).toMatchObject({
      name,
      unitsPerPack,
      marketed: true,
      quarterlyPack: feeCents === 276,
      reimbursement: { rateKind, priceCents, feeCents },
    });
  });

  it('states the generics of CRESTOR 10 mg, the dearest pack of 30 at 4.41 €', () => {
    const [membership] = onSeedDay('3400939169460').genericGroups;
    expect(membership).toEqual({ groupId: '1313', role: 'reference' });
    const pricesOf30 = catalogue
      .presentationsInGroup('1313', seedDay)
      .filter(({ genericGroups, unitsPerPack }) => genericGroups[0]?.role === 'generic' && unitsPerPack === 30)
      .map(({ reimbursement }) => reimbursement?.priceCents ?? 0);
    expect(pricesOf30.length).toBeGreaterThan(3);
    expect(Math.max(...pricesOf30)).toBe(441);
  });

  it('holds medicines of every class and condition that a rule reads', () => {
    const all = seed.flatMap(({ presentations }) => presentations);
    const marketed = all.filter((presentation) => presentation.marketed);
    expect(new Set(all.map(({ listClass }) => listClass))).toEqual(new Set(['none', 'list-1', 'list-2', 'narcotic']));
    expect(new Set(all.map(({ prescriptionDaysMax }) => prescriptionDaysMax))).toEqual(
      new Set([undefined, 28, 84, 184]),
    );
    expect(marketed.some(({ fractionDays }) => fractionDays === 7)).toBe(true);
    expect(marketed.some(({ hospitalOnly }) => hospitalOnly)).toBe(true);
    expect(marketed.some(({ reimbursement }) => reimbursement === undefined)).toBe(true);
    expect(marketed.filter(({ reimbursement }) => (reimbursement?.priceCents ?? 0) > 30_000).length).toBeGreaterThan(
      10,
    );
    expect(all.some((presentation) => !presentation.marketed)).toBe(true);
  });

  it('states every pack of a medicine together, and none of another', () => {
    const { cis } = onSeedDay('3400930121429');
    const packs = catalogue.presentationsOf(cis, seedDay);
    const stated = seed
      .flatMap(({ presentations }) => presentations)
      .filter((presentation) => presentation.cis === cis);
    expect(packs.length).toBeGreaterThan(1);
    expect(packs.map(({ cip13 }) => cip13)).toEqual(stated.map(({ cip13 }) => cip13).sort());
    expect(catalogue.presentationsOf(cis, day('2026-07-23'))).toEqual([]);
  });

  it('bills every reimbursed pack one of the two fees, the higher for three months', () => {
    for (const { quarterlyPack, reimbursement } of seed.flatMap(({ presentations }) => presentations)) {
      if (reimbursement) expect(reimbursement.feeCents).toBe(quarterlyPack ? 276 : 102);
      else expect(quarterlyPack).toBe(false);
    }
  });
});

describe('editions', () => {
  const doliprane = onSeedDay('3400935955838');
  const spasfon = onSeedDay('3400930986080');
  const dearer: MedicinePresentation = {
    ...doliprane,
    reimbursement: {
      rateKind: 'PH7',
      ratePerMille: 650,
      priceCents: addCents(cents(116), cents(4)),
      feeCents: cents(102),
    },
  };
  const july = { source: 'test', validFrom: day('2026-07-01'), presentations: [doliprane, spasfon] };
  const august = { source: 'test', validFrom: day('2026-08-01'), presentations: [dearer] };
  const dated = openCatalogue([july, august]);

  it('[CAT-004] price a pack by the day, each until the day before the next', () => {
    expect(dated.presentation(doliprane.cip13, day('2026-07-31'))?.reimbursement?.priceCents).toBe(116);
    expect(dated.presentation(doliprane.cip13, day('2026-08-01'))?.reimbursement?.priceCents).toBe(120);
    expect(dated.presentation(doliprane.cip13, day('2027-08-01'))?.reimbursement?.priceCents).toBe(120);
  });

  it('[CAT-004] know nothing before the first, nor what the one in force no longer states', () => {
    expect(dated.presentation(doliprane.cip13, day('2026-06-30'))).toBeUndefined();
    expect(dated.presentation(spasfon.cip13, day('2026-08-01'))).toBeUndefined();
    expect(catalogue.presentationsInGroup('1313', day('2026-07-23'))).toEqual([]);
  });

  it('are refused when two bear one date or one states a pack twice', () => {
    expect(() => openCatalogue([july, { ...august, validFrom: july.validFrom }])).toThrow('the same date');
    expect(() => openCatalogue([{ ...july, presentations: [doliprane, dearer] }])).toThrow('twice');
  });
});
