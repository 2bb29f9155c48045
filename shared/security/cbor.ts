/*
 * The part of CBOR (RFC 8949) that printed codes need, in its deterministic encoding (4.2.1) and nothing else: what
 * arrives here was scanned from paper, and is read before any signature vouches for it. One value has one encoding.
 */

export type CborValue = number | string | Uint8Array | readonly CborValue[] | CborMap | CborTagged;
/** Keys are integers, as in COSE and CWT. */
export type CborMap = ReadonlyMap<number, CborValue>;

export class CborTagged {
  readonly tag: number;
  readonly value: CborValue;

  constructor(tag: number, value: CborValue) {
    this.tag = tag;
    this.value = value;
  }
}

/** The bytes are not one deterministic encoding of one of these values. */
export class CborMalformed extends Error {
  override readonly name = 'CborMalformed';
}

const major = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, tag: 6 } as const;

/** A tag in an array in a map in bytes: real codes nest far less, and hostile ones must not exhaust the stack. */
const depthMax = 8;

export function encodeCbor(value: CborValue): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(major.unsigned, value) : head(major.negative, -1 - value);
  if (typeof value === 'string') {
    const utf8 = Buffer.from(value, 'utf8');
    return Buffer.concat([head(major.text, utf8.length), utf8]);
  }
  if (value instanceof Uint8Array) return Buffer.concat([head(major.bytes, value.length), value]);
  if (value instanceof CborTagged) return Buffer.concat([head(major.tag, value.tag), encodeCbor(value.value)]);
  if (isMap(value)) {
    const entries = [...value].map(([key, item]) => ({ key: encodeCbor(key), item: encodeCbor(item) }));
    entries.sort((left, right) => Buffer.compare(left.key, right.key));
    return Buffer.concat([head(major.map, entries.length), ...entries.flatMap(({ key, item }) => [key, item])]);
  }
  return Buffer.concat([head(major.array, value.length), ...value.map(encodeCbor)]);
}

/** @throws CborMalformed */
export function decodeCbor(bytes: Uint8Array): CborValue {
  const reader = new Reader(bytes);
  const value = reader.value(0);
  if (!reader.atEnd()) throw new CborMalformed('something follows the value');
  return value;
}

function isMap(value: readonly CborValue[] | CborMap): value is CborMap {
  return value instanceof Map;
}

function head(majorType: number, argument: number): Buffer {
  if (!Number.isSafeInteger(argument)) throw new RangeError('CBOR integers here are safe integers');
  const type = majorType << 5;
  if (argument < 24) return Buffer.from([type | argument]);
  if (argument <= 0xff) return Buffer.from([type | 24, argument]);
  const bytes = Buffer.alloc(argument <= 0xffff ? 3 : argument <= 0xffff_ffff ? 5 : 9);
  if (bytes.length === 3) bytes.writeUInt16BE(argument, 1);
  else if (bytes.length === 5) bytes.writeUInt32BE(argument, 1);
  else bytes.writeBigUInt64BE(BigInt(argument), 1);
  bytes[0] = type | (bytes.length === 3 ? 25 : bytes.length === 5 ? 26 : 27);
  return bytes;
}

class Reader {
  readonly #bytes: Buffer;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  atEnd(): boolean {
    return this.#offset === this.#bytes.length;
  }

  value(depth: number): CborValue {
    if (depth > depthMax) throw new CborMalformed('nested too deeply');
    const { majorType, argument } = this.#head();
    switch (majorType) {
      case major.unsigned:
        return argument;
      case major.negative:
        return -1 - argument;
      case major.bytes:
        return this.#take(argument);
      case major.text:
        return this.#text(argument);
      case major.array:
        return this.#array(argument, depth);
      case major.map:
        return this.#map(argument, depth);
      case major.tag:
        return new CborTagged(argument, this.value(depth + 1));
      default:
        throw new CborMalformed('floats and simple values have no place here');
    }
  }

  #head(): { readonly majorType: number; readonly argument: number } {
    const start = this.#offset;
    const initial = this.#take(1).readUInt8();
    const majorType = initial >> 5;
    const argument = this.#argument(initial & 31);
    // Also turns away arguments beyond the safe integers, which cannot be encoded.
    if (!Number.isSafeInteger(argument) || head(majorType, argument).length !== this.#offset - start) {
      throw new CborMalformed('an argument is not in its shortest form');
    }
    return { majorType, argument };
  }

  #argument(information: number): number {
    if (information < 24) return information;
    if (information === 24) return this.#take(1).readUInt8();
    if (information === 25) return this.#take(2).readUInt16BE();
    if (information === 26) return this.#take(4).readUInt32BE();
    if (information === 27) return Number(this.#take(8).readBigUInt64BE());
    throw new CborMalformed('indefinite lengths have no place here');
  }

  #take(length: number): Buffer {
    const end = this.#offset + length;
    if (end > this.#bytes.length) throw new CborMalformed('cut short');
    const taken = this.#bytes.subarray(this.#offset, end);
    this.#offset = end;
    return taken;
  }

  #text(length: number): string {
    const utf8 = this.#take(length);
    const text = utf8.toString('utf8');
    if (!Buffer.from(text, 'utf8').equals(utf8)) throw new CborMalformed('text is not UTF-8');
    return text;
  }

  #array(length: number, depth: number): readonly CborValue[] {
    const items: CborValue[] = [];
    // A length that lies runs into the end of the bytes: every item takes at least one.
    for (let index = 0; index < length; index += 1) items.push(this.value(depth + 1));
    return items;
  }

  #map(length: number, depth: number): CborMap {
    const entries = new Map<number, CborValue>();
    let previous: Buffer | undefined;
    for (let index = 0; index < length; index += 1) {
      const start = this.#offset;
      const key = this.value(depth + 1);
      const encoded = this.#bytes.subarray(start, this.#offset);
      if (typeof key !== 'number') throw new CborMalformed('a key is not an integer');
      if (previous && Buffer.compare(previous, encoded) >= 0) throw new CborMalformed('keys are not in order');
      previous = encoded;
      entries.set(key, this.value(depth + 1));
    }
    return entries;
  }
}
