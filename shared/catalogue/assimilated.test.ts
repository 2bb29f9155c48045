import { describe, expect, it } from '@jest/globals';
import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { addDays, type CivilDate, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { assimilationOf } from './assimilated.ts';
import { openCatalogue } from './catalogue.ts';
import { readEditions, seedEditionsFolder } from './edition.ts';

function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  invariant(date !== undefined, `${text} is not a day`);
  return date;
}

const [ixprim] = readEditions(seedEditionsFolder)
  .flatMap(({ presentations }) => presentations)
  .filter(({ name }) => name.startsWith('IXPRIM'));
invariant(ixprim !== undefined, 'the seed has it');
const unlimited = { ...ixprim, secureForm: false };
delete unlimited.prescriptionDaysMax;

/** The medicine on a day, from an edition of January 2025 that published other conditions of it. */
function factsOn(text: string, published: Partial<MedicinePresentation> = {}) {
  const edition = { source: 'test', validFrom: day('2025-01-15'), presentations: [{ ...unlimited, ...published }] };
  const [pack] = openCatalogue([edition]).presentationsOf(unlimited.cis, day(text));
  invariant(pack !== undefined, 'the edition has it');
  const { secureForm, prescriptionDaysMax } = pack;
  return { secureForm, prescriptionDaysMax };
}

describe('a medicine assimilated to narcotics', () => {
  const secured = { secureForm: true };
  const withoutLimit = { ...secured, figuresSuffice: false, overlapForbidden: true };
  const narcoticLike = { ...withoutLimit, prescriptionDaysMax: 28, copyKeptYears: 3 };
  const assimilated = { secureForm: true, prescriptionDaysMax: 84 };
  const free = { secureForm: false, prescriptionDaysMax: undefined };

  it.each([['CHLORHYDRATE DE TRAMADOL'], ['PHOSPHATE DE CODÉINE HÉMIHYDRATÉ'], ['DIHYDROCODÉINE (TARTRATE DE)']])(
    '[RX-059] is %s since 1 March 2025, whatever the edition of the day publishes',
    (substance) => {
      expect(factsOn('2025-02-28', { substances: [substance] })).toEqual(free);
      expect(factsOn('2025-03-01', { substances: [substance] })).toEqual(assimilated);
      expect(factsOn('2026-11-22', { substances: [substance] })).toEqual(assimilated);
    },
  );

  it('[RX-081] is in words or in figures as its arrêté says, whatever the edition makes of its label', () => {
    const figuresSuffice = (substance: string, published: Partial<MedicinePresentation>) => {
      const edition = {
        source: 'test',
        validFrom: day('2026-07-24'),
        presentations: [{ ...unlimited, ...published, substances: [substance] }],
      };
      return openCatalogue([edition]).presentationsOf(unlimited.cis, day('2026-09-01'))[0]?.figuresSuffice;
    };
    expect(figuresSuffice('PRÉGABALINE', { secureForm: true })).toBe(true);
    expect(figuresSuffice('CHLORHYDRATE DE TRAMADOL', { secureForm: true, figuresSuffice: true })).toBe(false);
  });

  it('[RX-059] keeps a shorter limit that is published, and no other medicine has one', () => {
    expect(factsOn('2025-03-01', { prescriptionDaysMax: 28 })).toEqual({ ...assimilated, prescriptionDaysMax: 28 });
    expect(factsOn('2025-03-01', { prescriptionDaysMax: 184 })).toEqual(assimilated);
    expect(factsOn('2025-03-01', { substances: ['CODÉTHYLINE'] })).toEqual(free);
  });

  it.each<[string, Partial<MedicinePresentation>, string, object]>([
    [
      'buprenorphine above 0.2 mg',
      { substances: ['CHLORHYDRATE DE BUPRÉNORPHINE'], name: 'SUBUTEX 8 mg' },
      '2012-03-21',
      narcoticLike,
    ],
    ['flunitrazepam', { substances: ['FLUNITRAZÉPAM'] }, '2012-03-21', narcoticLike],
    [
      'clorazepate from 20 mg on',
      { substances: ['CLORAZÉPATE DIPOTASSIQUE'], name: 'TRANXENE 20 mg, gélule' },
      '2012-03-21',
      narcoticLike,
    ],
    ['tianeptine', { substances: ['TIANEPTINE SODIQUE'] }, '2012-09-03', narcoticLike],
    ['clonazepam', { substances: ['CLONAZÉPAM'], form: 'solution buvable gouttes' }, '2012-03-21', withoutLimit],
    ['zolpidem', { substances: ['TARTRATE DE ZOLPIDEM'] }, '2017-04-10', withoutLimit],
    [
      'pregabalin',
      { substances: ['PRÉGABALINE'] },
      '2021-05-24',
      { ...secured, figuresSuffice: true, prescriptionDaysMax: 184 },
    ],
    [
      'midazolam for injection',
      { substances: ['MIDAZOLAM'], form: 'solution injectable' },
      '2021-12-18',
      { ...secured, figuresSuffice: true, prescriptionDaysMax: 28, fractionDays: 7 },
    ],
  ])('[RX-082] takes of the law of narcotics what its arrêté names: %s', (_, published, since, facts) => {
    expect(assimilationOf({ ...unlimited, ...published }, addDays(day(since), -1))).toEqual({});
    expect(assimilationOf({ ...unlimited, ...published }, day(since))).toEqual(facts);
  });

  it.each<[string, Partial<MedicinePresentation>]>([
    ['buprenorphine of 0.2 mg', { substances: ['BUPRÉNORPHINE'], name: 'TEMGESIC 0,2 mg, comprimé sublingual' }],
    [
      'buprenorphine for injection',
      { substances: ['BUPRÉNORPHINE'], form: 'solution injectable à libération prolongée' },
    ],
    ['clorazepate below 20 mg', { substances: ['CLORAZÉPATE DIPOTASSIQUE'], name: 'TRANXENE 5 mg, gélule' }],
    ['clonazepam for injection', { substances: ['CLONAZÉPAM'], form: 'solution à diluer injectable' }],
    ['midazolam for the cheek', { substances: ['MIDAZOLAM'], form: 'solution' }],
  ])('[RX-082] is left to its published conditions where no arrêté names it: %s', (_, published) => {
    expect(assimilationOf({ ...unlimited, ...published }, day('2026-11-22'))).toEqual({});
  });

  it('[RX-059] is so in each edition that is in force afterwards', () => {
    const editionOf = (validFrom: string) => ({
      source: 'test',
      validFrom: day(validFrom),
      presentations: [unlimited],
    });
    const catalogue = openCatalogue([editionOf('2025-04-01'), editionOf('2025-01-15'), editionOf('2025-02-15')]);
    const secureOn = (text: string) => catalogue.presentation(unlimited.cip13, day(text))?.secureForm;
    expect(['2025-02-14', '2025-02-28', '2025-03-01', '2025-04-01'].map(secureOn)).toEqual([false, false, true, true]);
    expect(secureOn('2025-01-14')).toBeUndefined();
  });
});
