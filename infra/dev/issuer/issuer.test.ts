import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@ordonnancier/kernel/clock.ts';
import { serviceTokenSource } from '@ordonnancier/security/service-token-source.ts';
import { openTokenVerifier, type Authenticate } from '@ordonnancier/security/tokens.ts';
import { freeBlock } from '../ports.ts';
import { portBlock } from '../services.ts';
import { readIdentities } from './identities.ts';
import { sandboxAudience, startIssuer, type Issuer } from './issuer.ts';

const identities = readIdentities(new URL('../../../examples/identities.json', import.meta.url));
const stateDirectory = mkdtempSync(path.join(tmpdir(), 'issuer-'));
let issuer: Issuer;
let authenticate: Authenticate;

beforeAll(async () => {
  // None of those that systems give to outgoing connections, of which one could have it when the issuer starts again.
  const port = await freeBlock(portBlock.first, portBlock.count);
  issuer = await startIssuer({ stateDirectory, port, identities });
  const { url, jwksUrl } = issuer;
  ({ authenticate } = openTokenVerifier({ jwksUrl, issuer: url, audience: sandboxAudience, clock: systemClock }));
});

afterAll(async () => {
  await issuer.stop();
  rmSync(stateDirectory, { recursive: true });
});

function requestToken(form: Record<string, string>): Promise<Response> {
  return fetch(issuer.tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
}

describe('the development issuer', () => {
  it.each(identities.map(({ id, role }) => [id, role]))('issues a token under which %s is a %s', async (id, role) => {
    const outcome = await authenticate(`Bearer ${await issuer.tokenFor(id)}`);
    expect(outcome).toMatchObject({ ok: true, value: { role } });
  });

  it('gives a sandbox identity over HTTP to whoever asks by its id', async () => {
    const grant = { grant_type: 'urn:ordonnancier:sandbox-identity' };
    const response = await requestToken({ ...grant, identity: 'pharmacist-rossi' });
    expect(await response.json()).toMatchObject({ token_type: 'Bearer', expires_in: 300 });
    expect((await requestToken({ ...grant, identity: 'nobody' })).status).toBe(400);
  });

  it('gives a service its token for its secret only', async () => {
    const credentials = { tokenUrl: issuer.tokenUrl, clientId: 'dispensing', clock: systemClock };
    const source = serviceTokenSource({ ...credentials, clientSecret: issuer.clientSecretOf('dispensing') });
    const token = await source();

    expect(await authenticate(`Bearer ${token}`)).toEqual({ ok: true, value: { role: 'service', name: 'dispensing' } });
    expect(await source()).toBe(token);
    const impostor = serviceTokenSource({ ...credentials, clientSecret: issuer.clientSecretOf('fraud') });
    await expect(impostor()).rejects.toThrow('400');
  });

  it('renews a service token before it expires, without letting a caller wait', async () => {
    let nowMs = 0;
    const clientSecret = issuer.clientSecretOf('billing');
    const clock = { nowMs: () => nowMs };
    const source = serviceTokenSource({ tokenUrl: issuer.tokenUrl, clientId: 'billing', clientSecret, clock });
    const [first, concurrent] = await Promise.all([source(), source()]);
    nowMs = 199_000;
    const stillFirst = await source();
    nowMs = 201_000;
    const meanwhile = await source();
    let renewed = meanwhile;
    while (renewed === meanwhile) {
      await setImmediate();
      renewed = await source();
    }
    nowMs = 201_000 + 271_000;

    expect(concurrent).toBe(first);
    expect(stillFirst).toBe(first);
    expect(meanwhile).toBe(first);
    expect(await source()).not.toBe(renewed);
  });

  it('publishes one public key per prescriber and keeps all private ones to the owner', async () => {
    const response = await fetch(issuer.prescriberKeysUrl);
    const { keys } = (await response.json()) as { keys: Record<string, string>[] };
    const prescribers = identities.filter((identity) => identity.role === 'prescriber');

    expect(keys.map(({ rpps }) => rpps)).toEqual(prescribers.map(({ rpps }) => rpps));
    expect(keys.every((key) => !('d' in key))).toBe(true);
    const files = readdirSync(stateDirectory, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    expect(files.length).toBe(2 + prescribers.length);
    for (const file of files) expect(statSync(path.join(file.parentPath, file.name)).mode & 0o777).toBe(0o600);
  });

  it('knows its keys again after a restart', async () => {
    const token = await issuer.tokenFor('analyst-bernard');
    const port = Number(new URL(issuer.url).port);
    await issuer.stop();
    issuer = await startIssuer({ stateDirectory, port, identities });
    const fresh = openTokenVerifier({
      jwksUrl: issuer.jwksUrl,
      issuer: issuer.url,
      audience: sandboxAudience,
      clock: systemClock,
    });
    expect((await fresh.authenticate(`Bearer ${token}`)).ok).toBe(true);
  });
});
