import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import fc from 'fast-check';
import { type ImportedThesaurus, importThesaurus, readThesaurus } from './import-thesaurus.ts';
import { openInteractions } from './interactions.ts';
import { interactionLevels } from './thesaurus.ts';

/** Invented substances in the format of the extraction, with its traps. */
const sample = fileURLToPath(new URL('sample', import.meta.url));

const root = mkdtempSync(join(tmpdir(), 'ordonnancier-thesaurus-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

function imported(folder: string, into: string): ImportedThesaurus {
  const result = importThesaurus(folder, join(root, into));
  invariant(result.ok, 'the thesaurus is imported');
  return result.value;
}

describe('a thesaurus', () => {
  it('[CAT-007] is imported once, with every row that cannot be read reported', () => {
    const first = imported(sample, 'once');
    expect(first).toMatchObject({ written: true, path: join(root, 'once', 'thesaurus-2000-01.json') });
    expect(first.reported).toEqual([
      { file: 'thesaurus_ansm_2000-01.csv', line: 12, fault: 'OTHER_NUMBER_OF_COLUMNS' },
      { file: 'thesaurus_ansm_2000-01.csv', line: 11, fault: 'LEVEL_UNKNOWN' },
      { file: 'thesaurus_ansm_2000-01.csv', line: 13, fault: 'TERM_ABSENT' },
    ]);
    expect(imported(sample, 'once').written).toBe(false);
    expect(readThesaurus(join(root, 'once'))).toEqual(first.thesaurus);
    expect(first.thesaurus.entries[0]?.description).toBe('Une phrase, avec une virgule et un "mot" entre guillemets.');
  });

  it('[CAT-007] is never overwritten by another of its month', () => {
    const changed = join(root, 'changed');
    cpSync(sample, changed, { recursive: true });
    imported(changed, 'kept');
    const file = join(changed, 'substance_class_2000-01.tsv');
    writeFileSync(file, readFileSync(file, 'utf8').replace('somnazole', 'insomnazole'));
    expect(importThesaurus(changed, join(root, 'kept'))).toMatchObject({
      ok: false,
      refusal: { code: 'THESAURUS_DIFFERS' },
    });
  });
});

describe('interactions', () => {
  const interactions = openInteractions(imported(sample, 'interactions').thesaurus);
  const between = (one: string, other: string) => interactions.interactionsBetween([one], [other]);

  it('are found between substances, whatever the accents and the salt', () => {
    expect(between("CHLORHYDRATE D'EXEMPLINE", 'COUTEINE')).toMatchObject({ result: 'interaction', level: 'PE' });
    expect(between('COÛTÉINE', 'EXEMPLINE (MALÉATE ACIDE D’) ANHYDRE')).toMatchObject({ level: 'PE' });
    expect(between('CHLORURE DE SODIUM', 'COÛTÉINE')).toMatchObject({ level: 'APEC' });
  });

  it('[RX-071] are those of a salt or its acid, in either order of its words, and never those of its metal alone', () => {
    const entry = (one: string, other: string) => ({ one, other, level: 'AD', description: '', advice: '' }) as const;
    const salts = openInteractions({
      source: 'invented',
      publishedIn: '2000-01',
      classesPublishedIn: '2000-01',
      entries: [
        entry('POTASSIUM', 'COÛTÉINE'),
        entry('VEILLATE DE SODIUM', 'COÛTÉINE'),
        entry('ACIDE CALMIQUE', 'COÛTÉINE'),
      ],
      members: [
        { substance: 'sodium (exemplate de)', inClass: 'exemples' },
        { substance: 'veillate de sodium', inClass: 'exemples' },
      ],
    });
    const of = (substance: string) => salts.interactionsBetween([substance], ['COÛTÉINE']);
    for (const known of [
      'CHLORURE DE POTASSIUM',
      'POTASSIUM (CHLORURE DE)',
      'SODIUM (VEILLATE DE) ANHYDRE',
      'CALMIQUE (ACIDE)',
      'SODIUM (CALMATE DE)',
    ]) {
      expect(of(known)).toMatchObject({ result: 'interaction', level: 'AD' });
    }
    for (const name of ['POTASSIUM (AUTRATE DE)', 'AUTRATE DE POTASSIUM', 'SODIUM (AUTRATE DE)']) {
      expect(of(name)).toMatchObject({ result: 'unknown', unknown: [{ kind: 'substance-absent', name }, {}] });
    }
  });

  it('are found by class, and among the members of one class', () => {
    expect(between('VIGILAZOLE', 'SOMNAZOLE')).toMatchObject({ result: 'interaction', level: 'CI' });
    expect(between('SOMNAZOLE', 'RÊVAZOLE')).toMatchObject({ result: 'interaction', level: 'AD' });
    expect(between('SOMNAZOLE', 'SOMNAZOLE')).toEqual({ result: 'none' });
    expect(between('BLOQUOL', 'VIGILAZOLE')).toMatchObject({ result: 'interaction', level: 'PE' });
  });

  it('are all told, and the gravest of them first', () => {
    const found = interactions.interactionsBetween(['EXEMPLINE', 'VIGILAZOLE'], ['COÛTÉINE', 'SOMNAZOLE']);
    expect(found).toMatchObject({
      result: 'interaction',
      level: 'CI',
      entries: [{ level: 'CI' }, { level: 'PE' }, { level: 'APEC' }],
    });
  });

  it('are told once, though they are published from both sides', () => {
    const { thesaurus } = imported(sample, 'mirrored');
    const mirrored = thesaurus.entries.map((entry) => ({ ...entry, one: entry.other, other: entry.one }));
    const twice = openInteractions({ ...thesaurus, entries: [...thesaurus.entries, ...mirrored] });
    for (const [one, other] of [
      ['EXEMPLINE', 'COÛTÉINE'],
      ['SOMNAZOLE', 'RÊVAZOLE'],
    ] as const) {
      expect(twice.interactionsBetween([one], [other])).toEqual(between(one, other));
    }
  });

  it('are excluded only between substances that are wholly known', () => {
    expect(between('EXEMPLINE', 'CALMINE')).toEqual({ result: 'none' });
    expect(between('EXEMPLINE', 'NOUVEAUTINE')).toEqual({
      result: 'unknown',
      unknown: [{ kind: 'substance-absent', name: 'NOUVEAUTINE' }],
    });
    expect(between('CALMINE', 'SODIUM (CHLORURE DE)')).toEqual({
      result: 'unknown',
      unknown: [{ kind: 'classes-unstated', name: 'SODIUM (CHLORURE DE)' }],
    });
    expect(between('MODÉLINE', 'CALMINE')).toEqual({
      result: 'unknown',
      unknown: [{ kind: 'class-members-unknown', name: 'ACIDIFIANTS RARES' }],
    });
    // Eye drops that block are nowhere stated, and a calming one may be among them.
    expect(between('VIGILAZOLE', 'CALMINE')).toMatchObject({ result: 'unknown' });
  });

  it('that concern nobody knows whom are told apart', () => {
    expect(interactions.unplacedEntries).toMatchObject([{ one: 'ACIDIFIANTS RARES', other: 'ALCALINISANTS RARES' }]);
    expect(interactions.incompleteClasses).toEqual([
      'ACIDIFIANTS RARES',
      'ALCALINISANTS RARES',
      'BLOQUEURS (SAUF UN) (Y COMPRIS COLLYRES)',
    ]);
  });

  it('are the same from either side, and never fewer with one more substance', () => {
    const substance = fc.constantFrom(
      'EXEMPLINE',
      'COÛTÉINE',
      'RÊVAZOLE',
      'SOMNAZOLE',
      'VIGILAZOLE',
      'MODÉLINE',
      'AUTRE',
    );
    const substances = fc.uniqueArray(substance, { minLength: 1, maxLength: 4 });
    const gravity = (one: readonly string[], other: readonly string[]) => {
      const found = interactions.interactionsBetween(one, other);
      if (found.result === 'interaction') return interactionLevels.length + 1 - interactionLevels.indexOf(found.level);
      return found.result === 'unknown' ? 1 : 0;
    };
    fc.assert(
      fc.property(substances, substances, substance, (one, other, added) => {
        expect(gravity(one, other)).toBe(gravity(other, one));
        expect(gravity([...one, added], other)).toBeGreaterThanOrEqual(gravity(one, other));
      }),
    );
  });
});

const fullFolder =
  process.env['TEST_THESAURUS_DIRECTORY'] ??
  fileURLToPath(new URL('../../../../shared/data/thesaurus', import.meta.url));
const describeFull = existsSync(fullFolder) ? describe : describe.skip;

describeFull('full thesaurus (skipped unless TEST_THESAURUS_DIRECTORY holds it)', () => {
  it('give every entry, and the classes that nobody states', () => {
    const { thesaurus, reported } = imported(fullFolder, 'full');
    expect(reported).toEqual([]);
    const count = (level: string) => thesaurus.entries.filter((entry) => entry.level === level).length;
    expect(interactionLevels.map(count)).toEqual([526, 835, 1349, 460]);
    const interactions = openInteractions(thesaurus);
    expect(interactions.incompleteClasses.length).toBeLessThan(20);
    expect(interactions.interactionsBetween(['RIFAMPICINE'], ['APIXABAN'])).toMatchObject({ level: 'AD' });
    expect(interactions.interactionsBetween(['PAROXÉTINE'], ['CHLORHYDRATE DE TRAMADOL'])).toMatchObject({
      level: 'AD',
    });
    expect(interactions.interactionsBetween(['SODIUM (VALPROATE DE)'], ['LAMOTRIGINE'])).toMatchObject({ level: 'AD' });
    expect(interactions.interactionsBetween(['ISOTRÉTINOÏNE'], ['ACITRÉTINE'])).toMatchObject({ level: 'CI' });
    expect(interactions.interactionsBetween(['CHLORURE DE POTASSIUM'], ['SPIRONOLACTONE'])).toMatchObject({
      level: 'AD',
    });
  });
});
