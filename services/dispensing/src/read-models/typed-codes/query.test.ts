import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openTypedCodeQueries } from './query.ts';

const prescriptionId = '01990000-0000-7000-8000-000000000001';
const { signal } = new AbortController();

/** A read model that knows the code from one query on, and what happens while it answers the first. */
function knownFrom(query: number, meanwhile: () => void = () => undefined) {
  const asked = { times: 0 };
  const pool = new Proxy(new pg.Pool(), {
    get: () => () => {
      asked.times += 1;
      if (asked.times === 1) meanwhile();
      return Promise.resolve({ rows: asked.times < query ? [] : [{ prescriptionId }] });
    },
  });
  return { queries: openTypedCodeQueries(pool), asked };
}

describe('a typed code', () => {
  it('[DISP-110] is found when the read model comes to know it a moment later, and not looked for longer', async () => {
    expect(await knownFrom(16).queries.find('hash', signal)).toBe(prescriptionId);
    const { queries, asked } = knownFrom(18);
    expect(await queries.find('hash', signal)).toBeUndefined();
    // The last asks whether the read model is halted.
    expect(asked.times).toBe(17);
  });

  it('[DISP-110] is found after a stall of the machine, which held up the read model as well', async () => {
    const standStill = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
    expect(await knownFrom(2, standStill).queries.find('hash', signal)).toBe(prescriptionId);
  });
});
