import { describe, expect, it } from '@jest/globals';
import { jsonCodec, writeMetadata } from './codec.ts';
import { someRequest } from './testing/counter.ts';

interface Dispensed {
  readonly type: 'Dispensed';
  readonly units: number;
  readonly unit: 'box' | 'dose';
}

/** Version 1 counted `boxes`; version 2 called them `units`; version 3 says units of what. */
const codec = jsonCodec<Dispensed>({
  Dispensed: [({ boxes, ...data }) => ({ ...data, units: boxes }), (data) => ({ ...data, unit: 'box' })],
});

function recorded(type: string, schemaVersion: number, data: object) {
  return {
    type,
    data: new TextEncoder().encode(JSON.stringify(data)),
    metadata: writeMetadata(schemaVersion, someRequest(), undefined),
  };
}

const twoBoxes: Dispensed = { type: 'Dispensed', units: 2, unit: 'box' };

describe('an event', () => {
  it.each([
    [1, { boxes: 2 }],
    [2, { units: 2 }],
    [3, { units: 2, unit: 'box' }],
  ])('of version %i is read as the current one', (schemaVersion, data) => {
    expect(codec.decode(recorded('Dispensed', schemaVersion, data))).toEqual(twoBoxes);
  });

  it('is written as the current version, and read back as it was', () => {
    const { type, schemaVersion, data } = codec.encode(twoBoxes);
    expect({ type, schemaVersion }).toEqual({ type: 'Dispensed', schemaVersion: 3 });
    expect(JSON.parse(new TextDecoder().decode(data))).toEqual({ units: 2, unit: 'box' });
    expect(codec.decode({ type, data, metadata: writeMetadata(schemaVersion, someRequest(), undefined) })).toEqual(
      twoBoxes,
    );
  });

  it.each([
    ['of a version newer than the program', recorded('Dispensed', 4, { units: 2, unit: 'box' }), 'newer'],
    ['of an unknown type', recorded('Forgotten', 1, {}), 'unknown event type Forgotten'],
    ['of a type that only objects have', recorded('constructor', 1, {}), 'unknown event type'],
    ['of version 0', recorded('Dispensed', 0, { units: 2, unit: 'box' }), 'no schema version'],
    ['without a version', { ...recorded('Dispensed', 1, {}), metadata: Buffer.from('{}') }, 'no schema version'],
    ['that is not an object', { ...recorded('Dispensed', 3, {}), data: Buffer.from('2') }, 'JSON object'],
    ['that is not UTF-8', { ...recorded('Dispensed', 3, {}), data: Buffer.from([0x22, 0xff, 0x22]) }, ''],
  ])('%s is refused', (_, event, message) => {
    expect(() => codec.decode(event)).toThrow(message);
  });
});
