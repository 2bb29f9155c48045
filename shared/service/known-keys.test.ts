import { createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { openPostgresEventLog } from '@ordonnancier/event-log/postgres/postgres-event-log.ts';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import type { TestDatabase } from '@ordonnancier/testing/test-database.ts';
import { UnknownKey, recogniseKeys } from './known-keys.ts';

let database: TestDatabase;
let log: EventLog;

beforeAll(async () => {
  database = await createTestDatabase();
  log = await openPostgresEventLog(database.url, { applicationName: 'test' });
});

afterAll(async () => {
  await log.close();
  await database.drop();
});

function newKeys() {
  const secret = () => createSecretKey(randomBytes(32));
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { pseudonym: secret(), claimSecret: secret(), printedCodeSigning: privateKey };
}

it('[OPS-001] takes the keys that a log was first written under, by many processes at once, and no other', async () => {
  const keys = newKeys();
  await Promise.all(Array.from({ length: 8 }, () => recogniseKeys(log, 'identities', keys)));
  await recogniseKeys(log, 'identities', keys);
  // Keys of other services are their own.
  await recogniseKeys(log, 'billing', { pseudonym: newKeys().pseudonym });
  for (const name of ['pseudonym', 'claimSecret', 'printedCodeSigning'] as const) {
    const other = recogniseKeys(log, 'identities', { ...keys, [name]: newKeys()[name] });
    await expect(other).rejects.toThrow(UnknownKey);
    await expect(other).rejects.toThrow(name);
  }
});

it('[OPS-001] tells the published language how a key is known, and nothing of the key', async () => {
  const { pseudonym } = newKeys();
  await recogniseKeys(log, 'fraud', { pseudonym });
  const events = [];
  for await (const event of log.read('key-fraud-pseudonym')) events.push(event);
  expect(events).toHaveLength(1);
  const data = JSON.parse(Buffer.from(events[0]?.data ?? []).toString()) as object;
  expect(violationOfPublishedLanguage('KeyAdopted', data)).toBeUndefined();
  expect(JSON.stringify(data)).not.toContain(pseudonym.export().toString('hex').slice(0, 16));
});
