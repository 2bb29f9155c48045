import { describe, expect, it } from '@jest/globals';
import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { type CivilDate, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
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

  it('[RX-059] keeps a shorter limit that is published, and no other medicine has one', () => {
    expect(factsOn('2025-03-01', { prescriptionDaysMax: 28 })).toEqual({ ...assimilated, prescriptionDaysMax: 28 });
    expect(factsOn('2025-03-01', { prescriptionDaysMax: 184 })).toEqual(assimilated);
    expect(factsOn('2025-03-01', { substances: ['CODÉTHYLINE'] })).toEqual(free);
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
