import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import { serialDecider, type SerialState } from '../src/domain/serial.ts';
import { serialCodec } from '../src/serials.ts';

interface Line {
  readonly stream: string;
  readonly type: string;
  readonly metadata: object;
  readonly data: object;
}

/** As version 1 of the service wrote them. Never edited: what is in the log stays in the log. */
const recorded = readFileSync(path.join(import.meta.dirname, 'histories/v1.ndjson'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

describe('[DISP-103] events of serial numbers recorded by version 1', () => {
  it('still fold into the same packs', () => {
    const packs = new Map<string, SerialState>();
    for (const { stream, type, metadata, data } of recorded) {
      const event = serialCodec.decode({ type, metadata: bytesOf(metadata), data: bytesOf(data) });
      packs.set(stream, serialDecider.evolve(packs.get(stream) ?? serialDecider.initialState, event));
    }
    const outcomes = [...packs].map(([stream, state]) => [
      stream.slice(stream.lastIndexOf('-') + 1),
      state.status === 'free' ? 'free' : `${state.dispensingId.slice(-2)}, ${state.attempts.length} attempt`,
    ]);
    expect(Object.fromEntries(outcomes)).toEqual({
      USED1: 'd1, 1 attempt',
      FREE2: 'free',
      OVER3: 'd3, 1 attempt',
      BACK4: 'd1, 1 attempt',
      TWICE5: 'd4, 1 attempt',
      MOVED6: 'd2, 1 attempt',
    });
  });

  it('are of the published language', () => {
    for (const { type, data } of recorded) expect(violationOfPublishedLanguage(type, data)).toBeUndefined();
  });
});

function bytesOf(value: object): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
