import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readRefusals, refusalsDocument, updatedDocument } from './refusals-catalogue.ts';
import type { CataloguedRefusal } from './refusals-catalogue.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('docs/refusals.md', () => {
  let refusals: readonly CataloguedRefusal[];

  beforeAll(async () => {
    refusals = await readRefusals();
  });

  it('says of every code what the code says', () => {
    expect(readFileSync(refusalsDocument, 'utf8')).toBe(updatedDocument(refusals));
  });

  it('explains no code that no service can answer with', () => {
    expect(refusals.filter(({ services }) => services.length === 0)).toEqual([]);
  });

  it('explains no code without a test that names it', () => {
    // Those of the tools name codes too, and try none.
    const files = globSync('{shared,services}/**/*.test.ts', { cwd: root, exclude: ['**/node_modules/**'] });
    const tests = files.map((file) => readFileSync(path.join(root, file), 'utf8'));
    const codes = refusals.map(({ code }) => code);
    const unnamed = codes.filter((code) => !tests.some((test) => new RegExp(`\\b${code}\\b`).test(test)));
    expect(codes.length).toBeGreaterThan(60);
    expect(unnamed).toEqual([]);
  });
});
