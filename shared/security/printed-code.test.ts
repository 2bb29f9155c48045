import { createPrivateKey, createPublicKey, createSecretKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isFiness, isPrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { formatTypedCode, isTypedCode } from '@ordonnancier/kernel/typed-code.ts';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { CborMalformed, CborTagged, decodeCbor, encodeCbor, type CborValue } from './cbor.ts';
import {
  capabilityHash,
  capabilityOf,
  claimSecretHash,
  claimSecretOf,
  typedCodeHash,
  typedCodeOf,
} from './derived-secrets.ts';
import type { PrintedCodeContents } from './printed-code-claims.ts';
import {
  decodePrintedCode,
  encodePrintedCode,
  printedCodeKeyId,
  printedCodeKeys,
  printedCodeSigner,
} from './printed-code.ts';

function vector(page: string, name: string): string {
  const text = readFileSync(new URL(`../../docs/${page}.md`, import.meta.url), 'utf8');
  const block = new RegExp(`\`\`\`\\w+ ${name}\n([^]*?)\n\`\`\``).exec(text)?.[1];
  invariant(block !== undefined, `docs/${page}.md has no vector named ${name}`);
  return block;
}

const jwk = JSON.parse(vector('signing', 'key')) as { kty: 'EC'; crv: string; x: string; y: string; d: string };
const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
const publicKey = createPublicKey(privateKey);
const signer = printedCodeSigner(privateKey);
const keys = printedCodeKeys([publicKey]);
const contents = JSON.parse(vector('printed-code', 'contents')) as PrintedCodeContents;
const text = vector('printed-code', 'qr');
const message = messageOf(text);
const derivationKey = createSecretKey(Buffer.alloc(32, 4));

function messageOf(code: string): Buffer {
  const compressed = decodeBase45(code.slice('ORD1:'.length));
  invariant(compressed !== undefined, 'a code must be base45');
  return inflateSync(compressed);
}

function textOf(bytes: Uint8Array): string {
  return `ORD1:${encodeBase45(deflateSync(bytes))}`;
}

function outcomeOf(code: string): unknown {
  const outcome = decodePrintedCode(code, keys);
  return outcome.ok ? outcome.value : outcome.refusal.code;
}

/** A genuine signature around whatever payload and headers: what the holder of the key could do. */
function signed(
  payload: CborValue,
  header: CborValue = new Map<number, CborValue>([
    [1, -7],
    [4, keyId],
  ]),
): string {
  const [protectedBytes, payloadBytes] = [encodeCbor(header), encodeCbor(payload)];
  const toBeSigned = encodeCbor(['Signature1', protectedBytes, new Uint8Array(), payloadBytes]);
  const signature = sign('sha256', toBeSigned, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return textOf(encodeCbor(new CborTagged(18, [protectedBytes, new Map(), payloadBytes, signature])));
}
const keyId = Buffer.from(printedCodeKeyId(publicKey), 'hex');

describe('the test vector of docs/printed-code.md', () => {
  it('is what we write and what we read', () => {
    expect(printedCodeKeyId(publicKey)).toBe(vector('printed-code', 'key-id'));
    expect(message.toString('hex')).toBe(vector('printed-code', 'cose'));
    expect(messageOf(encodePrintedCode(contents, signer)).equals(message)).toBe(true);
    expect(outcomeOf(text)).toEqual(contents);
    expect(capabilityOf(derivationKey, contents.prescriptionId)).toBe(contents.capability);
    expect(formatTypedCode(typedCodeOf(derivationKey, contents.prescriptionId))).toBe(
      vector('printed-code', 'typed-code'),
    );
  });

  it('carries the signature of RFC 6979, A.2.5, for its message', () => {
    expect(Buffer.from(signer.sign(Buffer.from('sample'))).toString('hex')).toBe(
      'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716' +
        'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
    );
  });
});

describe('a printed code', () => {
  const line = fc.record({ code: fc.stringMatching(/^[0-9A-Z]{1,20}$/), units: fc.integer({ min: 1, max: 100_000 }) });
  const anyContents = fc
    .record({
      lines: fc.array(line, { minLength: 1, maxLength: 50, size: 'max' }),
      capability: fc.uint8Array({ minLength: 16, maxLength: 16 }),
    })
    .map(({ lines, capability }) => ({
      ...contents,
      lines,
      capability: Buffer.from(capability).toString('base64url'),
    }));

  it('[RX-079] says what was written, the same way each time', () => {
    fc.assert(
      fc.property(anyContents, (written) => {
        const code = encodePrintedCode(written, signer);
        expect(outcomeOf(code)).toEqual(written);
        expect(encodePrintedCode(written, signer)).toBe(code);
      }),
      { numRuns: 30 },
    );
  });

  it('stays small: five lines in at most 460 characters of the alphanumeric alphabet', () => {
    const lines = Array.from({ length: 5 }, (_, index) => ({ code: `3400935955${830 + index}`, units: 90 }));
    const code = encodePrintedCode({ ...contents, lines }, signer);
    expect(code).toMatch(/^[0-9A-Z $%*+\-./:]{1,460}$/);
  });

  it('[RX-079] is refused after the change of any bit of the signed message', () => {
    for (let bit = 0; bit < message.length * 8; bit += 1) {
      const changed = Buffer.from(message);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(outcomeOf(textOf(changed))).toMatch(/^PRINTED_CODE_/);
    }
  });

  it('[RX-079] is refused when text, bytes or CBOR are anything at all', () => {
    fc.assert(fc.property(fc.string(), (any) => outcomeOf(`ORD1:${any}`) === 'PRINTED_CODE_MALFORMED'));
    fc.assert(
      fc.property(fc.uint8Array(), (any) => outcomeOf(textOf(any)) === 'PRINTED_CODE_MALFORMED'),
      { numRuns: 500 },
    );
    expect(outcomeOf(text.replace('ORD1:', 'HC1:'))).toBe('PRINTED_CODE_MALFORMED');
    expect(outcomeOf(textOf(Buffer.alloc(1_000_000)))).toBe('PRINTED_CODE_MALFORMED');
    expect(outcomeOf(textOf(Buffer.alloc(4_000, 0x81)))).toBe('PRINTED_CODE_MALFORMED');
  });

  it('[RX-079] tells an unknown key from a forgery', () => {
    expect(outcomeOf(encodePrintedCode(contents, signer))).toEqual(contents);
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    expect(outcomeOf(encodePrintedCode(contents, printedCodeSigner(stranger)))).toBe('PRINTED_CODE_KEY_UNKNOWN');
    const impostor = { ...printedCodeSigner(stranger), keyId: signer.keyId };
    expect(outcomeOf(encodePrintedCode(contents, impostor))).toBe('PRINTED_CODE_SIGNATURE_INVALID');
  });

  it('is refused with claims or headers that do not belong there, even under a genuine signature', () => {
    const message = decodeCbor(messageOf(text));
    invariant(message instanceof CborTagged && Array.isArray(message.value), 'a code must be a COSE message');
    const claims = decodeCbor((message.value as Uint8Array[])[2] ?? new Uint8Array());
    invariant(claims instanceof Map, 'claims must be a map');
    expect(outcomeOf(signed(claims))).toEqual(contents);
    expect(outcomeOf(signed(new Map(claims).set(4, 1_900_000_000)))).toBe('PRINTED_CODE_MALFORMED');
    expect(outcomeOf(signed(new Map([[7, keyId]])))).toBe('PRINTED_CODE_MALFORMED');
    expect(outcomeOf(signed('hello'))).toBe('PRINTED_CODE_MALFORMED');
    const [header = '', , payload = '', signature = ''] = message.value as CborValue[];
    const annotated = new CborTagged(18, [header, new Map([[1, -8]]), payload, signature]);
    expect(outcomeOf(textOf(encodeCbor(annotated)))).toBe('PRINTED_CODE_MALFORMED');
    const otherAlgorithm = new Map<number, CborValue>([
      [1, -8],
      [4, keyId],
    ]);
    expect(outcomeOf(signed(claims, otherAlgorithm))).toBe('PRINTED_CODE_MALFORMED');
  });

  it('cannot be written when it could not be read', () => {
    expect(() => encodePrintedCode({ ...contents, lines: [] }, signer)).toThrow('readable');
    expect(() => encodePrintedCode({ ...contents, capability: 'short' }, signer)).toThrow('readable');
  });
});

describe('derived secrets', () => {
  const { prescriptionId } = contents;
  const otherId = '0197a3c4-5b00-7c3e-9d41-2f6a8b0c1d2f';
  const [finess, otherFiness] = ['240000117', '010002301'];
  invariant(isPrescriptionId(otherId) && isFiness(finess) && isFiness(otherFiness), 'test identifiers must be valid');

  it('differ by everything they are derived from, and so do their hashes', () => {
    const otherKey = createSecretKey(Buffer.alloc(32, 5));
    const claimSecrets = [
      claimSecretOf(derivationKey, prescriptionId, 'claim', finess),
      claimSecretOf(derivationKey, prescriptionId, 'claim', otherFiness),
      claimSecretOf(derivationKey, prescriptionId, 'claim-2', finess),
      claimSecretOf(derivationKey, otherId, 'claim', finess),
      claimSecretOf(otherKey, prescriptionId, 'claim', finess),
    ];
    const typedCodes = [typedCodeOf(derivationKey, prescriptionId), typedCodeOf(derivationKey, otherId)];
    const capabilities = [capabilityOf(derivationKey, prescriptionId), capabilityOf(derivationKey, otherId)];
    const hashes = [
      ...claimSecrets.map(claimSecretHash),
      ...typedCodes.flatMap((code) => [typedCodeHash(derivationKey, code), typedCodeHash(otherKey, code)]),
      ...capabilities.map(capabilityHash),
    ];
    const all = [...claimSecrets, ...typedCodes, ...capabilities, ...hashes];
    expect(new Set(all).size).toBe(all.length);
    expect(typedCodes.every(isTypedCode)).toBe(true);
  });
});

describe('base45', () => {
  it('agrees with the examples of RFC 9285, 4.3 and 4.4', () => {
    expect(encodeBase45(Buffer.from('AB'))).toBe('BB8');
    expect(encodeBase45(Buffer.from('Hello!!'))).toBe('%69 VD92EX0');
    expect(encodeBase45(Buffer.from('base-45'))).toBe('UJCLQE7W581');
    expect(decodeBase45('QED8WEX0')?.toString()).toBe('ietf!');
  });

  it.each(['A', 'AAAA', 'GGW', ':::', '::', 'bb8', 'BB\u00e9'])('refuses %j', (wrong) => {
    expect(decodeBase45(wrong)).toBeUndefined();
  });

  it('has one text for each sequence of bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => decodeBase45(encodeBase45(bytes))?.equals(bytes) === true));
  });
});

describe('CBOR', () => {
  it('agrees with the examples of RFC 8949, appendix A', () => {
    const hex = (value: CborValue) => encodeCbor(value).toString('hex');
    expect(hex(23)).toBe('17');
    expect(hex(1_000_000)).toBe('1a000f4240');
    expect(hex(1_000_000_000_000)).toBe('1b000000e8d4a51000');
    expect(hex(-1_000)).toBe('3903e7');
    expect(hex('水')).toBe('63e6b0b4');
    expect(
      hex(
        new Map([
          [3, 4],
          [1, 2],
        ]),
      ),
    ).toBe('a201020304');
    expect(hex([1, [2, 3], Buffer.from('01020304', 'hex')])).toBe('8301820203' + '4401020304');
  });

  const key = fc.oneof(fc.integer({ min: -300, max: 300 }), fc.maxSafeInteger());
  const { anyValue } = fc.letrec<{ anyValue: CborValue }>((tie) => ({
    anyValue: fc.oneof(
      { maxDepth: 4 },
      key,
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)),
      fc.array(tie('anyValue')),
      fc.array(fc.tuple(key, tie('anyValue'))).map((entries) => new Map(entries)),
      fc.tuple(fc.maxSafeNat(), tie('anyValue')).map(([tag, value]) => new CborTagged(tag, value)),
    ),
  }));

  it('reads back whatever it wrote', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(decodeCbor(encodeCbor(value))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('reads nothing that it would write otherwise', () => {
    const nearlyWritten = fc.tuple(anyValue, fc.nat(), fc.integer({ min: 1, max: 255 })).map(([value, at, change]) => {
      const bytes = encodeCbor(value);
      return bytes.map((byte, index) => (index === at % bytes.length ? byte ^ change : byte));
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 12 }), nearlyWritten), (bytes) => {
        let value: CborValue;
        try {
          value = decodeCbor(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(CborMalformed);
          return;
        }
        expect(encodeCbor(value).equals(bytes)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['a number in more bytes than it needs', '1817'],
    ['an integer that is not safe', '1bffffffffffffffff'],
    ['an indefinite length', '9f01ff'],
    ['a key twice', 'a201010102'],
    ['keys out of order', 'a203040102'],
    ['a text key', 'a1616101'],
    ['a float', 'f93c00'],
    ['an array that claims to be immense', '9bffffffffffff'],
    ['text that is not UTF-8', '62c328'],
    ['two values', '0101'],
    ['nothing', ''],
  ])('refuses %s', (_, hex) => {
    expect(() => decodeCbor(Buffer.from(hex, 'hex'))).toThrow(CborMalformed);
  });

  it('refuses nesting that would exhaust the stack', () => {
    expect(() => decodeCbor(Buffer.alloc(100_000, 0x81))).toThrow(CborMalformed);
  });
});
