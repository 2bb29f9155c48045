import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const idPattern = '(?:RX|DISP|BILL|FRAUD|AUDIT)-\\d{3}';
const rowPattern = new RegExp(`^\\| (${idPattern}) +\\| \\S.*? +\\| \\S.*? +\\| \`(\\S+)\` +\\|$`);

interface Requirement {
  readonly id: string;
  readonly test: string;
}

const page = readFileSync(path.join(root, 'docs/requirements.md'), 'utf8');
const requirements: readonly Requirement[] = page.split('\n').flatMap((line) => {
  const [, id, test] = rowPattern.exec(line) ?? [];
  return id === undefined || test === undefined ? [] : [{ id, test }];
});

describe('docs/requirements.md', () => {
  it('has one row for each requirement, with its sentence, its source and its test', () => {
    const ids = requirements.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([...page.matchAll(new RegExp(`^\\| (${idPattern})`, 'gm'))].map(([, id]) => id));
  });

  it('has every requirement that a test bears in its name', () => {
    const tests = globSync('{shared,services,infra}/**/*.test.ts', { cwd: root, exclude: ['**/node_modules/**'] });
    const named = tests.flatMap((file) =>
      [...read(file).matchAll(new RegExp(`\\[(${idPattern})\\]`, 'g'))].map(([, id]) => id),
    );
    const known = new Set<string | undefined>(requirements.map(({ id }) => id));
    expect([...new Set(named)].filter((id) => !known.has(id))).toEqual([]);
  });

  it('names for each a test that bears it', () => {
    const broken = requirements.filter(({ id, test }) => !read(test).includes(`[${id}]`));
    expect(broken).toEqual([]);
  });
});

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
