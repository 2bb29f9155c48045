import { describe, expect, it } from '@jest/globals';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { prescriptionDecider } from '@ordonnancier/prescription/decider.ts';
import { day, issue, pharmacist } from '@ordonnancier/prescription/testing/examples.ts';
import { lineToPrescribe } from './content.ts';
import { parseDocument } from './document.ts';
import { exampleDocument } from './testing/example-document.ts';

const [seed] = readEditions(seedEditionsFolder);
invariant(seed !== undefined, 'the software ships with an edition');
const next = { ...seed, validFrom: addDays(seed.validFrom, 30) };

function document(issuedOn: string, line: Readonly<Record<string, unknown>> = {}) {
  const parsed = parseDocument(exampleDocument({ issuedOn, line }));
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

  it('[RX-059] is that of the day of issue, so that tramadol of before March 2025 keeps the rules of then', () => {
    const [tramadol] = seed.presentations.filter(({ substances }) => substances.includes('CHLORHYDRATE DE TRAMADOL'));
    invariant(tramadol !== undefined, 'the seed has it');
    const published = { ...tramadol, secureForm: false, prescriptionDaysMax: 184 };
    const edition = { source: 'test', validFrom: addDays(seed.validFrom, -700), presentations: [published] };
    const ofThen = openCatalogue([edition]);
    const transcribed = (text: string, deliveries: number) => {
      const changes = { medicine: { cis: tramadol.cis }, unitsPerDelivery: 28, daysPerDelivery: 28, deliveries };
      const { line, issuedOn } = document(text, changes);
      const command = {
        ...issue({ issuedOn, today: day('2025-03-20'), lines: [lineToPrescribe(line, ofThen, issuedOn)] }),
        type: 'TranscribePaperPrescription',
        pharmacist,
        scanSha256: '0'.repeat(64),
      } as const;
      const decision = prescriptionDecider.decide(command, prescriptionDecider.initialState);
      return decision.ok ? 'accepted' : decision.refusal.code;
    };
    expect(edition.validFrom < '2025-02-28').toBe(true);
    expect(transcribed('2025-02-28', 6)).toBe('accepted');
    expect(transcribed('2025-03-01', 4)).toBe('MEDICINE_DURATION_EXCEEDED');
    expect(transcribed('2025-03-01', 3)).toBe('WORDS_MISSING');
  });
});
