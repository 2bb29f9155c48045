import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { CompactSign } from 'jose';
import { isRpps } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { signDocument, verifyDocumentSignature } from './document-signature.ts';
import { openPrescriberKeys, type PrescriberKeys } from './prescriber-keys.ts';

/** A fenced block of docs/signing.md, by the word after its language. */
function vector(name: string): string {
  const page = readFileSync(new URL('../../docs/signing.md', import.meta.url), 'utf8');
  const block = new RegExp(`\`\`\`\\w+ ${name}\n([^]*?)\n\`\`\``).exec(page)?.[1];
  invariant(block !== undefined, `docs/signing.md has no vector named ${name}`);
  return block;
}

const jwk = JSON.parse(vector('key')) as { kty: 'EC'; crv: string; x: string; y: string; d: string; kid: string };
const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
const publicKey = createPublicKey(privateKey);
const rpps = '99000000010';
invariant(isRpps(rpps), 'a test RPPS must be valid');
const keys: PrescriberKeys = { find: async (keyId) => (keyId === jwk.kid ? { rpps, publicKey } : undefined) };
const document = Buffer.from(vector('document'));
const jws = vector('signature');

async function outcomeOf(bytes: Uint8Array, signature: string): Promise<unknown> {
  const outcome = await verifyDocumentSignature(bytes, signature, keys);
  return outcome.ok ? outcome.value : outcome.refusal.code;
}

async function signedWithHeader(header: { alg: string; kid?: string; typ?: string; b64?: boolean }): Promise<string> {
  return detached(await new CompactSign(document).setProtectedHeader(header).sign(privateKey));
}

function detached(compact: string): string {
  const [header = '', , signature = ''] = compact.split('.');
  return `${header}..${signature}`;
}

describe('the test vector of docs/signing.md', () => {
  it('verifies, by us and by plain ECDSA', async () => {
    expect(await outcomeOf(document, jws)).toEqual({ rpps, keyId: jwk.kid });
    const [header = '', , signature = ''] = jws.split('.');
    const signed = Buffer.from(`${header}.${document.toString('base64url')}`);
    const plain = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', signed, plain, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(createHash('sha256').update(document).digest('hex')).toBe(vector('sha256'));
  });

  it('does not verify for the same JSON in other bytes', async () => {
    expect(await outcomeOf(Buffer.concat([document, Buffer.from(' ')]), jws)).toBe('SIGNATURE_INVALID');
  });
});

describe('signatures of documents', () => {
  it('verify for any document, and for no other', async () => {
    const bytes = fc.uint8Array({ maxLength: 2_000, size: 'max' });
    await fc.assert(
      fc.asyncProperty(bytes, bytes, async (signed, other) => {
        const signature = await signDocument(signed, { privateKey, keyId: jwk.kid });
        expect(await outcomeOf(signed, signature)).toEqual({ rpps, keyId: jwk.kid });
        fc.pre(!Buffer.from(signed).equals(other));
        expect(await outcomeOf(other, signature)).toBe('SIGNATURE_INVALID');
      }),
      { numRuns: 50 },
    );
  });

  it('do not survive the change of any bit of the document', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(document.length - 1), fc.nat(7), async (index, bit) => {
        const changed = Buffer.from(document);
        changed.writeUInt8(changed.readUInt8(index) ^ (1 << bit), index);
        expect(await outcomeOf(changed, jws)).toBe('SIGNATURE_INVALID');
      }),
    );
  });

  it('do not survive the change of any character of the signature itself', async () => {
    for (let at = 0; at < jws.length; at += 1) {
      // Of the last character only two bits count: one of A, R, h and 7 decodes to the same bytes.
      for (const other of ['A', 'B', 'R', 'h', '7', '_', '.', '=', ' ']) {
        if (other === jws[at]) continue;
        // A changed header may name a key that nobody has.
        expect(await outcomeOf(document, jws.slice(0, at) + other + jws.slice(at + 1))).toMatch(/^SIGNATURE_/);
      }
    }
  });

  it('are refused when attached, too long, or signed under any other header', async () => {
    const { kid } = jwk;
    const typ = 'prescription+jws';
    const attached = jws.replace('..', `.${document.toString('base64url')}.`);
    expect(await outcomeOf(document, attached)).toBe('SIGNATURE_INVALID');
    expect(await outcomeOf(document, jws + 'A'.repeat(512))).toBe('SIGNATURE_INVALID');
    expect(await outcomeOf(document, await signedWithHeader({ alg: 'ES256', kid }))).toBe('SIGNATURE_INVALID');
    expect(await outcomeOf(document, await signedWithHeader({ alg: 'ES256', typ }))).toBe('SIGNATURE_INVALID');
    expect(await outcomeOf(document, await signedWithHeader({ alg: 'ES256', kid, typ: 'JWT' }))).toBe(
      'SIGNATURE_INVALID',
    );
    expect(await outcomeOf(document, await signedWithHeader({ alg: 'ES256', kid, typ, b64: true }))).toBe(
      'SIGNATURE_INVALID',
    );
  });

  it.each(['none', 'HS256'])('are refused under alg %s', async (alg) => {
    const secret = Buffer.from(JSON.stringify(publicKey.export({ format: 'jwk' })));
    const header = { alg, kid: jwk.kid, typ: 'prescription+jws' };
    const compact =
      alg === 'none'
        ? `${Buffer.from(JSON.stringify(header)).toString('base64url')}..AA`
        : detached(await new CompactSign(document).setProtectedHeader(header).sign(secret));
    expect(await outcomeOf(document, compact)).toBe('SIGNATURE_INVALID');
  });

  it('tell an unknown key from a wrong signature', async () => {
    const unknown = await signDocument(document, { privateKey, keyId: 'nobody' });
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const forged = await signDocument(document, { privateKey: stranger, keyId: jwk.kid });
    expect(await outcomeOf(document, unknown)).toBe('SIGNATURE_KEY_UNKNOWN');
    expect(await outcomeOf(document, forged)).toBe('SIGNATURE_INVALID');
  });
});

describe("the prescribers' key set", () => {
  it('is fetched when needed, not for every unknown key, and forgets what was withdrawn', async () => {
    const { kty, crv, x, y, kid } = jwk;
    let published: unknown[] = [];
    let requests = 0;
    let nowMs = 0;
    let reachable = true;
    // A directory that takes seconds is a fault, unless it is this machine that stalls.
    const patient = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(new AbortController().signal);
    const server = createServer((request, response) => {
      requests += 1;
      if (!reachable) request.destroy();
      response.end(JSON.stringify({ keys: published }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const directory = openPrescriberKeys({ keySetUrl: `http://127.0.0.1:${port}/`, clock: { nowMs: () => nowMs } });

    expect(await directory.find(kid)).toBeUndefined();
    published = [{ kty, crv, x, y, kid, rpps, alg: 'ES256' }];
    expect(await directory.find(kid)).toBeUndefined();
    expect(requests).toBe(1);
    nowMs = 6_000;
    const found = await Promise.all([directory.find(kid), directory.find(kid)]);
    expect(found.map((key) => key?.rpps)).toEqual([rpps, rpps]);
    expect(requests).toBe(2);
    published = [];
    nowMs = 200_000;
    expect(await directory.find(kid)).toBeDefined();
    nowMs = 400_000;
    expect(await directory.find(kid)).toBeUndefined();
    reachable = false;
    nowMs = 800_000;
    await expect(directory.find(kid)).rejects.toMatchObject({ name: 'KeysAway' });
    server.close();
    server.closeAllConnections();
    patient.mockRestore();
  });
});
