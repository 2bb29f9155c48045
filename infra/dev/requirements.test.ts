import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readRefusals } from './refusals-catalogue.ts';
import { passagesOf, readPassages, readRequirements } from './requirements.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Refusals of every call alike, whatever it asks for, with the test of each. */
const edgeCodes: Readonly<Record<string, string>> = {
  TOKEN_MISSING: 'shared/security/tokens.test.ts',
  TOKEN_INVALID: 'shared/security/tokens.test.ts',
  TOKEN_EXPIRED: 'shared/security/tokens.test.ts',
  DEADLINE_REQUIRED: 'shared/grpc/tests/unary.test.ts',
  DEADLINE_TOO_SHORT: 'shared/grpc/tests/unary.test.ts',
  DEADLINE_PASSED: 'shared/grpc/tests/unary.test.ts',
  STREAM_CONTENDED: 'shared/event-sourcing/handle-command.test.ts',
  LOG_OVERLOADED: 'shared/grpc/tests/unary.test.ts',
  KEYS_AWAY: 'shared/grpc/status.test.ts',
  OUTCOME_UNKNOWN: 'shared/grpc/tests/unary.test.ts',
  STREAMS_EXHAUSTED: 'shared/grpc/tests/server-stream.test.ts',
  STREAM_ENDED_BY_SERVER: 'shared/grpc/tests/server-stream.test.ts',
  INTERNAL_FAULT: 'shared/grpc/tests/unary.test.ts',
};

describe('docs/requirements.md', () => {
  const { requirements, ids } = readRequirements();
  const passages = readPassages();
  let refusals: readonly string[];
  let warnings: readonly string[];

  beforeAll(async () => {
    refusals = (await readRefusals()).map(({ code }) => code);
    const [, ofWarnings = ''] = read('docs/refusals.md').split('\n## Warnings\n');
    warnings = [...ofWarnings.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, code = '']) => code);
  });

  it('has one row for each requirement, with its sentence, its other side, its source and its test', () => {
    expect(ids.length).toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
    expect(requirements.map(({ id }) => id)).toEqual(ids);
  });

  it('has every requirement that a test bears in its name', () => {
    expect(passages.flatMap((passage) => passage.ids).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('names for each a test that bears it', () => {
    expect(requirements.filter(({ id, test }) => !read(test).includes(`[${id}]`))).toEqual([]);
  });

  it('is tried on both sides: of each with codes, the tests meet every code, and let something through', () => {
    const untried = requirements.flatMap(({ id, ...requirement }) => {
      const codes = [...requirement.refusals, ...requirement.warnings];
      const own = passages.filter((passage) => passage.ids.includes(id)).map(({ code }) => code);
      const unmet = codes.filter((code) => !own.some((test) => names(test, [code])));
      const isAccepted = codes.length === 0 || own.some((test) => accepts(test, [...refusals, ...codes]));
      return unmet.length === 0 && isAccepted ? [] : [{ id, unmet, isAccepted }];
    });
    expect(untried).toEqual([]);
  });

  it('has every refusal and warning, but those of every call alike, and no other', () => {
    const refused = requirements.flatMap((requirement) => requirement.refusals);
    expect(new Set([...refused, ...Object.keys(edgeCodes)])).toEqual(new Set(refusals));
    expect(new Set(requirements.flatMap((requirement) => requirement.warnings))).toEqual(new Set(warnings));
    for (const [code, test] of Object.entries(edgeCodes)) expect(read(test)).toContain(`'${code}'`);
  });
});

describe('a passage of a test', () => {
  const [test, row, each] = passagesOf(
    [
      "  it('[RX-001] lets it', () => {",
      '    expect(1).toBe(1);',
      '  });',
      '    [',
      "      '[RX-002] not this',",
      "      'TOO_EARLY',",
      '    ],',
      "  it.each([['a', 'TOO_EARLY'],",
      "  ])('[RX-003] %s', () => {",
      '    given().when(claim()).thenRefused(code);',
      '  });',
      '',
    ].join('\n'),
  ).map(({ code }) => code);

  it('is what stands under a name, with its row or its table', () => {
    expect([test, row, each].map((code = '') => names(code, ['TOO_EARLY']))).toEqual([false, true, true]);
  });

  it('accepts by asserting something else than a refusal, or by a row that expects none', () => {
    const codes = ['TOO_EARLY'];
    expect([test, row, each].map((code = '') => accepts(code, codes))).toEqual([true, false, false]);
    expect(accepts("['[RX-004] is in time', { days: 28 }, undefined],", codes)).toBe(true);
    expect(accepts("expect(await refusalOf(request)).toBe('TOO_EARLY')", codes)).toBe(false);
    expect(accepts('expect(refusal?.facts).toEqual({})', codes)).toBe(false);
    expect(accepts('expect(await eventsOf(id)).toEqual([])', codes)).toBe(false);
  });
});

function names(code: string, codes: readonly string[]): boolean {
  return codes.some((one) => new RegExp(`\\b${one}\\b`).test(code));
}

/** Whether a statement asserts something that is no refusal, or a row of a table expects none. */
function accepts(code: string, codes: readonly string[]): boolean {
  if (/^\s*\[?['"`].*(undefined|''),?\s*\]?,?$/s.test(code)) return true;
  return code.split(/;\n/).some((statement) => {
    const asserts = /expect\(|\.then\([^(\n]/.test(statement);
    const isOfNoRefusal = !/\brefus\w+[?.()]/i.test(statement) || /\.toBe(Undefined\(\)|\(''\))/.test(statement);
    // That nothing was recorded says no more than the refusal does.
    const isOfNothing = /[eE]vents.*toEqual\(\[\]\)/.test(statement);
    return asserts && isOfNoRefusal && !isOfNothing && !names(statement, codes);
  });
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
