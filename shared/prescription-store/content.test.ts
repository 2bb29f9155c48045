import { describe, expect, it } from '@jest/globals';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { lineToPrescribe } from './content.ts';
import { parseDocument } from './document.ts';
import { exampleDocument } from './testing/example-document.ts';

const [seed] = readEditions(seedEditionsFolder);
invariant(seed !== undefined, 'the software ships with an edition');
const next = { ...seed, validFrom: addDays(seed.validFrom, 30) };

function document(issuedOn: string) {
  const parsed = parseDocument(exampleDocument({ issuedOn }));
  invariant(parsed.ok && parsed.value.lines[0] !== undefined, 'a document of one line');
  return { issuedOn: parsed.value.issuedOn, line: parsed.value.lines[0] };
}

describe('what a document says of a medicine', () => {
  const stricter = next.presentations.map((pack) => ({ ...pack, prescriptionDaysMax: 7 }));
  const catalogue = openCatalogue([seed, { ...next, presentations: stricter }]);

  it('[CAT-008] is completed by the edition in force on its day of issue, whenever it arrives', () => {
    const daysMaxOn = (day: string) => {
      const { line, issuedOn } = document(day);
      return lineToPrescribe(line, catalogue, issuedOn).medicine?.prescriptionDaysMax;
    };
    expect(daysMaxOn(addDays(next.validFrom, -1))).toBeUndefined();
    expect(daysMaxOn(next.validFrom)).toBe(7);
  });

  it('[CAT-008] is unknown before the first edition', () => {
    const { line, issuedOn } = document(addDays(seed.validFrom, -1));
    expect(lineToPrescribe(line, catalogue, issuedOn).medicine).toBeUndefined();
    const onFirstDay = document(seed.validFrom);
    expect(lineToPrescribe(onFirstDay.line, catalogue, onFirstDay.issuedOn).medicine).toBeDefined();
  });
});
