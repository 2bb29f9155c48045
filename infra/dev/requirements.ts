import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * docs/requirements.md and the tests that bear its identifiers, as infra/dev/requirements.test.ts holds them together.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const idPattern = '(?:CAT|RX|DISP|BILL|FRAUD|AUDIT|LOG|OPS)-\\d{3}';
const rowPattern = new RegExp(
  `^\\| (?<id>${idPattern}) +\\| \\S.*? +\\| (?<otherwise>\\S.*?) +\\| \\S.*? +\\| \`(?<test>\\S+)\` +\\|$`,
  'gm',
);

/** One row of the page. */
export interface Requirement {
  readonly id: string;
  /** Codes that whoever breaks the rule meets; none of a promise, or where the page says it in words. */
  readonly refusals: readonly string[];
  /** Codes in italics, which prevent nothing. */
  readonly warnings: readonly string[];
  /** File that tests it, from the root of the project. */
  readonly test: string;
}

/** The code of one test that bears identifiers in its name, of a group of tests, or of one row of a table of cases. */
export interface Passage {
  readonly ids: readonly string[];
  readonly code: string;
}

export function readRequirements(): { readonly requirements: readonly Requirement[]; readonly ids: readonly string[] } {
  const page = readFileSync(path.join(root, 'docs/requirements.md'), 'utf8');
  const requirements = [...page.matchAll(rowPattern)].map(({ groups = {} }) => {
    const { id = '', otherwise = '', test = '' } = groups;
    const codes = [...otherwise.matchAll(/(_?)`([A-Z_]+)`/g)];
    const codesIn = (italics: string) => codes.filter(([, mark]) => mark === italics).map(([, , code = '']) => code);
    return { id, refusals: codesIn(''), warnings: codesIn('_'), test };
  });
  const ids = [...page.matchAll(new RegExp(`^\\| (${idPattern})`, 'gm'))].map(([, id = '']) => id);
  return { requirements, ids };
}

/** Every passage of every test of the project that bears an identifier. */
export function readPassages(): readonly Passage[] {
  const tests = globSync('{shared,services,infra}/**/*.test.ts', { cwd: root, exclude: ['**/node_modules/**'] });
  return tests.flatMap((file) => passagesOf(readFileSync(path.join(root, file), 'utf8')));
}

/** By indentation, which the formatter sees to: what belongs to a name stands further in, or beside it in its row. */
export function passagesOf(source: string): readonly Passage[] {
  const lines = source.split('\n');
  return lines.flatMap((line, named): Passage[] => {
    const ids = [...line.matchAll(new RegExp(`\\[(${idPattern})\\]`, 'g'))].map(([, id = '']) => id);
    if (ids.length === 0) return [];
    const depth = depthOf(line);
    const isInRow = /^\s*['"`]/.test(line);
    const isInside = (other: string) => depthOf(other) > depth || (isInRow && depthOf(other) === depth);
    const end = lines.findIndex((other, index) => index > named && !isInside(other));
    // Of `it.each([…])('[ID] …', …)` the table comes before the name.
    const start = /^\s*\]/.test(line)
      ? lines.findLastIndex((other, index) => index < named && !isInside(other))
      : named;
    return [{ ids, code: lines.slice(start, end).join('\n') }];
  });
}

function depthOf(line: string): number {
  return line.trim() === '' ? Infinity : line.search(/\S/);
}
