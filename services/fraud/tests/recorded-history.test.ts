import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import { alertCodec } from '../src/alert-stream.ts';
import { alertDecider } from '../src/domain/alert/alert.ts';

interface Line {
  readonly stream: string;
  readonly type: string;
  readonly metadata: object;
  readonly data: object;
}

const recorded = readFileSync(path.join(import.meta.dirname, 'histories/v1.ndjson'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

describe('events recorded by version 1', () => {
  it('[FRAUD-014] still fold into the same alert', () => {
    const events = recorded.map(({ type, metadata, data }) =>
      alertCodec.decode({
        type,
        metadata: Buffer.from(JSON.stringify(metadata)),
        data: Buffer.from(JSON.stringify(data)),
      }),
    );
    const state = events.reduce((before, event) => alertDecider.evolve(before, event), alertDecider.initialState);
    expect(state).toEqual({ status: 'decided', verdict: 'confirmed' });
  });

  it('[FRAUD-014] are of the published language, to which a new field or another type would not belong', () => {
    for (const { type, data } of recorded) expect(violationOfPublishedLanguage(type, data)).toBeUndefined();
    const { type = '', data = {} } = recorded[0] ?? {};
    expect(violationOfPublishedLanguage(type, { ...data, age: 40 })).toContain('age');
    expect(violationOfPublishedLanguage(type, { ...data, score: '560' })).toContain('score');
  });
});
