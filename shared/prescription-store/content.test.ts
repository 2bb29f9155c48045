import { describe, expect, it } from '@jest/globals';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { lineToPrescribe } from './content.ts';
import { parseDocument } from './document.ts';

const [seed] = readEditions(seedEditionsFolder);
invariant(seed !== undefined, 'the software ships with an edition');
const next = { ...seed, validFrom: addDays(seed.validFrom, 30) };

function document(issuedOn: string) {
  const parsed = parseDocument(
    Buffer.from(
      JSON.stringify({
        schema: 'ordonnancier/prescription-document/v1',
        prescriptionId: '01990000-0000-7000-8000-000000000001',
        issuedOn,
        prescriber: { rpps: '10002909371' },
        patient: {
          ins: '255081416802538',
          insOid: '1.2.250.1.213.1.4.10',
          birthName: 'DUBOIS',
          firstGivenName: 'ANNE',
          birthDate: '1955-08-02',
          sex: 'F',
          birthPlaceCode: '14168',
        },
        lines: [
          {
            lineId: '1',
            medicine: { cis: '60234100' },
            posology: '1 comprimé matin et soir',
            unitsPerDelivery: 16,
            daysPerDelivery: 8,
            deliveries: 1,
            aldRelated: false,
          },
        ],
      }),
    ),
  );
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
