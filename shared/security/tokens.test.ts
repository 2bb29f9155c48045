import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { openTokenVerifier, type Authenticate } from './tokens.ts';

const issuer = 'https://issuer.test';
const audience = 'ordonnancier';
const nowSeconds = 1_790_000_000;
const physician = {
  sub: '899000000010',
  SubjectNameID: '899000000010',
  SubjectRole: ['10^1.2.250.1.213.1.1.5.5'],
};
const pharmacist = {
  sub: '899000001018',
  SubjectNameID: '899000001018',
  SubjectRole: ['21^1.2.250.1.213.1.1.5.5'],
  SubjectOrganizationID: '759900012',
};
const midwifeRole = '50^1.2.250.1.213.1.1.5.5';
const patient = { sub: 'k3Jx0', ordonnancier_role: 'patient', ins: '255081416802538' };

const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
const stranger = await generateKeyPair('ES256', { extractable: true });
const otherCurve = await generateKeyPair('ES384', { extractable: true });
const otherCurveJwk = { ...(await exportJWK(otherCurve.publicKey)), kid: 'other-curve' };
const publicJwk = { ...(await exportJWK(publicKey)), kid: 'issuer-key', alg: 'ES256', use: 'sig' };

const servers: Server[] = [];
let jwksUrl: string;
let nowMs = nowSeconds * 1_000;
const clock = { nowMs: () => nowMs };
let authenticate: Authenticate;

beforeAll(async () => {
  // Keys that take seconds are a fault of the issuer's, unless it is this machine that stalls.
  jest.spyOn(AbortSignal, 'timeout').mockReturnValue(new AbortController().signal);
  jwksUrl = await answering(200, JSON.stringify({ keys: [publicJwk, otherCurveJwk] }));
  ({ authenticate } = openTokenVerifier({ jwksUrl, issuer, audience, clock }));
});

afterAll(() => {
  for (const server of servers) server.close();
});

/** The address of a server that always answers this. */
async function answering(statusCode: number, body: string): Promise<string> {
  const server = createServer((_, response) => response.writeHead(statusCode).end(body));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return urlOf(server);
}

function urlOf(server: Server): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/jwks.json`;
}

function token(claims: object, overrides: object = {}, header: object = {}): SignJWT {
  const times = { iat: nowSeconds, exp: nowSeconds + 300 };
  return new SignJWT({ iss: issuer, aud: audience, ...times, ...claims, ...overrides }).setProtectedHeader({
    alg: 'ES256',
    kid: 'issuer-key',
    ...header,
  });
}

async function outcomeOf(claims: object, overrides?: object): Promise<unknown> {
  return outcomeOfToken(await token(claims, overrides).sign(privateKey));
}

async function outcomeOfToken(compact: string): Promise<unknown> {
  const outcome = await authenticate(`Bearer ${compact}`);
  return outcome.ok ? outcome.value : outcome.refusal.code;
}

describe('who a token says is calling', () => {
  it.each([
    [
      'a physician in private practice',
      physician,
      { role: 'prescriber', profession: 'physician', rpps: '99000000010' },
    ],
    [
      'a midwife in an establishment',
      { ...physician, SubjectRole: ['50^1.2.250.1.213.1.1.5.5'], SubjectOrganizationID: '240000117' },
      { role: 'prescriber', profession: 'midwife', rpps: '99000000010', finess: '240000117' },
    ],
    [
      'a dental surgeon of a sector that nobody knows',
      { ...physician, SubjectRole: ['40^1.2.250.1.213.1.1.5.5'], Secteur_Activite: 'SA01^1.2.3' },
      { role: 'prescriber', profession: 'dental-surgeon', rpps: '99000000010' },
    ],
    [
      'a nurse in a health centre',
      { ...physician, SubjectRole: ['60^1.2.250.1.213.1.1.5.5'], Secteur_Activite: 'SA05^1.2.250.1.71.4.2.4' },
      { role: 'prescriber', profession: 'nurse', activitySector: 'SA05', rpps: '99000000010' },
    ],
    [
      'a cardiologist of a hospital, with a practice of another profession',
      {
        ...physician,
        Secteur_Activite: 'SA01^1.2.250.1.71.4.2.4',
        SubjectRefPro: {
          exercices: [
            { codeProfession: '10', codeTypeSavoirFaire: 'S', codeSavoirFaire: 'SM04' },
            { codeProfession: '10', codeTypeSavoirFaire: '', codeSavoirFaire: '' },
            { codeProfession: '21', codeTypeSavoirFaire: 'S', codeSavoirFaire: 'SP01' },
          ],
        },
      },
      {
        role: 'prescriber',
        profession: 'physician',
        activitySector: 'SA01',
        specialities: ['SM04'],
        rpps: '99000000010',
      },
    ],
    ['a pharmacist', pharmacist, { role: 'pharmacist', rpps: '99000001018', finess: '759900012' }],
    ['an analyst', { sub: 'sofia', ordonnancier_role: 'analyst' }, { role: 'analyst', subject: 'sofia' }],
    ['the payers', { sub: 'front-end', ordonnancier_role: 'payer' }, { role: 'payer', subject: 'front-end' }],
    ['a patient', patient, { role: 'patient', subject: 'k3Jx0', ins: '255081416802538' }],
    ['a service', { sub: 'dispensing', ordonnancier_role: 'service' }, { role: 'service', name: 'dispensing' }],
  ])('is %s', async (_, claims, caller) => {
    expect(await outcomeOf(claims)).toEqual(caller);
  });

  it.each([
    ['a pharmacist without a pharmacy', { ...pharmacist, SubjectOrganizationID: undefined }],
    ['a pharmacy whose number fails its check', { ...pharmacist, SubjectOrganizationID: '759900013' }],
    ['an RPPS number that fails its check', { ...physician, SubjectNameID: '899000000011' }],
    ['a professional known by another number than RPPS', { ...physician, SubjectNameID: '0751234567' }],
    ['a profession that does not prescribe', { ...physician, SubjectRole: ['70^1.2.250.1.213.1.1.5.5'] }],
    ['two professions that prescribe', { ...physician, SubjectRole: [...physician.SubjectRole, midwifeRole] }],
    ['a role of another nomenclature', { ...physician, SubjectRole: ['10^1.2.3'] }],
    ['two roles at once', { ...pharmacist, SubjectRole: [...physician.SubjectRole, ...pharmacist.SubjectRole] }],
    ['a professional who claims to be a service', { ...physician, ordonnancier_role: 'service' }],
    ['a patient whose subject is the INS', { ...patient, sub: '255081416802538' }],
    ['nobody in particular', { sub: 'someone' }],
  ])('is not accepted from %s', async (_, claims) => {
    expect(await outcomeOf(claims)).toBe('TOKEN_INVALID');
  });
});

describe('tokens that must not pass', () => {
  it('tells a missing header from an unusable one', async () => {
    expect(await authenticate(undefined)).toMatchObject({ refusal: { code: 'TOKEN_MISSING' } });
    expect(await authenticate('Basic dXNlcjpwYXNz')).toMatchObject({ refusal: { code: 'TOKEN_INVALID' } });
    expect(await authenticate(`Bearer ${'a'.repeat(9_000)}.b.c`)).toMatchObject({ refusal: { code: 'TOKEN_INVALID' } });
  });

  it.each([
    ['another audience', { aud: 'elsewhere' }, 'TOKEN_INVALID'],
    ['another issuer', { iss: 'https://elsewhere.test' }, 'TOKEN_INVALID'],
    ['no expiry', { exp: undefined }, 'TOKEN_INVALID'],
    ['a birth in the future', { iat: nowSeconds + 3_600, exp: nowSeconds + 3_900 }, 'TOKEN_INVALID'],
    ['a life longer than an hour', { exp: nowSeconds + 3_601 }, 'TOKEN_INVALID'],
    ['an expiry in the past', { iat: nowSeconds - 600, exp: nowSeconds - 300 }, 'TOKEN_EXPIRED'],
  ])('refuses %s', async (_, overrides, code) => {
    expect(await outcomeOf(pharmacist, overrides)).toBe(code);
  });

  it('refuses alg none, and the public key misused as an HMAC secret', async () => {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const claims = { ...pharmacist, iss: issuer, aud: audience, iat: nowSeconds, exp: nowSeconds + 300 };
    const unsigned = `${encode({ alg: 'none', kid: 'issuer-key' })}.${encode(claims)}`;
    const confused = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'issuer-key' })
      .sign(Buffer.from(JSON.stringify(publicJwk)));

    expect(await outcomeOfToken(`${unsigned}.`)).toBe('TOKEN_INVALID');
    expect(await outcomeOfToken(`${unsigned}.AA`)).toBe('TOKEN_INVALID');
    expect(await outcomeOfToken(confused)).toBe('TOKEN_INVALID');
  });

  it("refuses another algorithm than ES256, even under a key of the issuer's", async () => {
    const signed = await token(pharmacist, {}, { alg: 'ES384', kid: 'other-curve' }).sign(otherCurve.privateKey);
    expect(await outcomeOfToken(signed)).toBe('TOKEN_INVALID');
  });

  it("refuses a stranger's signature, even under a key of the stranger's own in the header", async () => {
    const jwk = await exportJWK(stranger.publicKey);
    expect(await outcomeOfToken(await token(pharmacist).sign(stranger.privateKey))).toBe('TOKEN_INVALID');
    const embedded = token(pharmacist, {}, { kid: 'unknown', jwk });
    expect(await outcomeOfToken(await embedded.sign(stranger.privateKey))).toBe('TOKEN_INVALID');
  });

  it('refuses a token of which any one character was changed', async () => {
    const compact = await token(pharmacist, { jti: 'tampered' }).sign(privateKey);
    // From now on it is remembered, which helps none that is only like it.
    expect((await authenticate(`Bearer ${compact}`)).ok).toBe(true);
    // The last character has spare bits: other spellings of the same signature.
    for (let at = 0; at < compact.length - 1; at += 1) {
      for (const other of ['A', 'x', '9', '_', '.']) {
        if (other === compact[at]) continue;
        expect(await outcomeOfToken(compact.slice(0, at) + other + compact.slice(at + 1))).toBe('TOKEN_INVALID');
      }
    }
  });
});

it('forgets a verified token when it expires', async () => {
  const header = `Bearer ${await token(pharmacist, { jti: 'short-lived' }).sign(privateKey)}`;
  expect((await authenticate(header)).ok).toBe(true);
  nowMs += 290_000;
  expect((await authenticate(header)).ok).toBe(true);
  nowMs += 20_000;
  expect(await authenticate(header)).toMatchObject({ refusal: { code: 'TOKEN_EXPIRED' } });
  nowMs = nowSeconds * 1_000;
});

it('has the keys before the first call, and forgets a token whose key was withdrawn more than ten minutes ago', async () => {
  let keys: readonly object[] = [publicJwk];
  const asked = Promise.withResolvers<undefined>();
  const directory = createServer((_, response) => {
    response.end(JSON.stringify({ keys }));
    asked.resolve(undefined);
  });
  await new Promise<void>((resolve) => directory.listen(0, '127.0.0.1', resolve));
  const fresh = openTokenVerifier({ jwksUrl: urlOf(directory), issuer, audience, clock });
  await asked.promise;

  const header = `Bearer ${await token(pharmacist, { exp: nowSeconds + 3_000 }).sign(privateKey)}`;
  expect((await fresh.authenticate(header)).ok).toBe(true);
  keys = [otherCurveJwk];
  nowMs += 601_000;
  const wallClock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 601_000);
  expect(await fresh.authenticate(header)).toMatchObject({ refusal: { code: 'TOKEN_INVALID' } });
  wallClock.mockRestore();
  nowMs = nowSeconds * 1_000;
  directory.close();
});

it.each<[string, () => Promise<string>]>([
  ['are where nobody listens', () => Promise.resolve(jwksUrl.replace(/:\d+/, ':9'))],
  ['are behind a gateway that has lost them', () => answering(503, '{"keys":[]}')],
  ['are no keys', () => answering(200, '<html>')],
  ['are of another form', () => answering(200, '{"keys":1}')],
])("throws when the issuer's keys %s, for the token may be good", async (_, place) => {
  const away = openTokenVerifier({ jwksUrl: await place(), issuer, audience, clock });
  const header = `Bearer ${await token(pharmacist).sign(privateKey)}`;
  await expect(away.authenticate(header)).rejects.toMatchObject({ name: 'KeysAway' });
});

it('[OPS-019] asks by itself until it first had the keys, and does without the issuer from then on', async () => {
  let isAway = true;
  const askedAgain = Promise.withResolvers<undefined>();
  const directory = createServer((_, response) => {
    response.writeHead(isAway ? 503 : 200).end(JSON.stringify({ keys: [publicJwk] }));
    if (!isAway) askedAgain.resolve(undefined);
  });
  servers.push(directory);
  await new Promise<void>((resolve) => directory.listen(0, '127.0.0.1', resolve));
  const tokens = openTokenVerifier({ jwksUrl: urlOf(directory), issuer, audience, clock });
  await expect(tokens.expectKeys()).rejects.toThrow();

  isAway = false;
  await askedAgain.promise;
  await tokens.expectKeys();
  isAway = true;
  const wallClock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 601_000);
  await tokens.expectKeys();
  wallClock.mockRestore();
});
