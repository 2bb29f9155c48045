import { describe, expect, it } from '@jest/globals';
import { openInteractions } from '@ordonnancier/catalogue/thesaurus/interactions.ts';
import type { LineId } from '@ordonnancier/kernel/identifiers.ts';
import { isLineId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import fc from 'fast-check';
import { type MedicineTaken, reviewTreatment } from './clinical-alerts.ts';

const entry = (one: string, other: string, level: 'CI' | 'AD' | 'PE' | 'APEC') => ({
  one,
  other,
  level,
  description: 'Ce qui arrive.',
  advice: '',
});
const interactions = openInteractions({
  source: 'invented',
  publishedIn: '2000-01',
  classesPublishedIn: '2000-01',
  entries: [entry('EXEMPLINE', 'COUTEINE', 'PE'), entry('CALMANTS', 'EXEMPLINE', 'CI')],
  members: [
    { substance: 'exempline', inClass: 'exemples' },
    { substance: 'couteine', inClass: 'exemples' },
    { substance: 'calmine', inClass: 'calmants' },
  ],
});

function lineId(text: string): LineId {
  invariant(isLineId(text), 'an identifier of a line');
  return text;
}

function line(id: string, substances: readonly string[] | undefined, atcCode?: string): MedicineTaken {
  return { party: { kind: 'line', lineId: lineId(id) }, substances, ...(atcCode !== undefined && { atcCode }) };
}

const exempline = line('1', ["CHLORHYDRATE D'EXEMPLINE", 'EXEMPLINE'], 'N02AX02');
const couteine = line('2', ['COÛTÉINE'], 'N02AX99');
const calmine = { party: { kind: 'current-substance', substance: 'Calmine' }, substances: ['Calmine'] } as const;

describe('a review of a treatment', () => {
  it('[RX-070] tells what lines do to one another and to what is taken, the gravest first', () => {
    const { alerts, coverage } = reviewTreatment([exempline, couteine], [calmine], interactions);
    expect(alerts).toEqual([
      expect.objectContaining({ kind: 'interaction', level: 'CI', one: exempline.party, other: calmine.party }),
      expect.objectContaining({ kind: 'interaction', level: 'PE', one: exempline.party, other: couteine.party }),
      { kind: 'duplicate-class', atcCode: 'N02AX', one: exempline.party, other: couteine.party },
    ]);
    expect(coverage.map(({ gaps }) => gaps)).toEqual([[], [], []]);
  });

  it('[RX-070] tells a substance that is given twice, whatever the salt, and its class no more', () => {
    const again = line('2', ['EXEMPLINE (MALÉATE ACIDE D’)'], 'N02AX02');
    expect(reviewTreatment([exempline, again], [], interactions).alerts).toEqual([
      {
        kind: 'duplicate-substance',
        names: ['EXEMPLINE'],
        one: exempline.party,
        other: again.party,
      },
    ]);
    expect(reviewTreatment([couteine], [], interactions).alerts).toEqual([]);
    const salts = [line('1', ['SODIUM (VALPROATE DE)']), line('2', ['SODIUM (CHLORURE DE)'])];
    expect(reviewTreatment(salts, [], interactions).alerts).toEqual([]);
  });

  it('[RX-070] tells the same of each pair, in whatever order the lines stand', () => {
    const lines = [exempline, couteine, line('3', ['CALMINE']), line('4', ['EXEMPLINE']), line('5', undefined)];
    const pairsOf = (ordered: readonly MedicineTaken[]) =>
      reviewTreatment(ordered, [], interactions)
        .alerts.map(({ kind, one, other, ...rest }) => {
          const level = 'level' in rest ? rest.level : '';
          return [kind, level, ...[one, other].map((party) => JSON.stringify(party)).sort()].join(' ');
        })
        .sort();
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (ordered) => {
        expect(pairsOf(ordered)).toEqual(pairsOf(lines));
      }),
    );
    expect(pairsOf(lines)).toHaveLength(6);
  });

  it('[RX-071] says of each medicine what nobody knows of it, and of all when there is no thesaurus', () => {
    const unknown = line('3', ['NOUVEAUTINE']);
    const missing = line('4', undefined);
    const gapsOf = (review: ReturnType<typeof reviewTreatment>) => review.coverage.map(({ gaps }) => gaps);
    expect(gapsOf(reviewTreatment([couteine, unknown, missing], [], interactions))).toEqual([
      [],
      [{ reason: 'substance-absent', name: 'NOUVEAUTINE' }],
      [{ reason: 'medicine-unknown', name: '' }],
    ]);
    const absent = [{ reason: 'thesaurus-absent', name: '' }];
    const blind = reviewTreatment([exempline, exempline], [calmine], undefined);
    expect(gapsOf(blind)).toEqual([absent, absent, absent]);
    // Duplicates need no thesaurus.
    expect(blind.alerts).toMatchObject([{ kind: 'duplicate-substance' }]);
  });
});
