import { describe, expect, it } from '@jest/globals';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { isLineId, parseCip13, parseFiness } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { costlyPackOf } from '@ordonnancier/prescription/dispensing/costly-packs.ts';
import { withFacts, type RequestedLine } from './packs.ts';

const catalogue = openCatalogue(readEditions(seedEditionsFolder));

describe('a pack above 300 €', () => {
  // MOUNJARO 5 mg costs 237.68 € and a fee of 1.02 € on the mainland; 300.43 € and the fee at La Réunion.
  it.each([
    ['mainland France', '310000120', false],
    ['La Réunion', '970400016', true],
    ['a territory whose prices nobody knows', '987000015', false],
  ])('[DISP-061] is one by the price of %s', (_, site, isCostly) => {
    const [cip13, finess, on] = [parseCip13('3400930292914'), parseFiness(site), parseCivilDate('2026-08-01')];
    const lineId = '1';
    invariant(cip13 !== undefined && finess !== undefined && on !== undefined, 'the constants of this test');
    invariant(isLineId(lineId), 'the form of a line id');
    const line: RequestedLine = {
      lineId,
      packs: [{ cip13, count: 1, serials: [] }],
      units: 0,
      substitution: undefined,
      genericRefused: undefined,
      securityControl: undefined,
      notSubstituted: undefined,
      testResult: undefined,
      outstandingReason: undefined,
    };
    const [facts] = withFacts([line], catalogue, on, finess);
    invariant(facts !== undefined, 'a line has its facts');
    expect(costlyPackOf(facts, on) !== undefined).toBe(isCostly);
  });
});
