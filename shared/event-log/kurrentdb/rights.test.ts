import { readFileSync } from 'node:fs';
import * as https from 'node:https';
import { AccessDeniedError, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { someEvent } from '../contract.ts';
import { openKurrentDbEventLog } from './kurrentdb-event-log.ts';
import { startOwnServers } from './testing/own-servers.ts';
import { serverProcess, skipped } from './testing/server-process.ts';
import { aclOfAll, settings } from './testing/rights.ts';

const group = 'ordonnancier';
const user = { loginName: 'dispensing', password: 'Dispensing-1', fullName: 'dispensing', groups: [group] };
const stranger = { ...user, loginName: 'stranger', groups: [] };

if (serverProcess === undefined) {
  describe('rights on a KurrentDB of its own', () => {
    it.skip(skipped, () => undefined);
  });
} else {
  it('[LOG-080] lets a service do its work, and neither delete, nor set metadata, and a stranger do nothing', async () => {
    const servers = await startOwnServers({ nodes: 1, tls: true });
    const admin = EventStoreDBClient.connectionString(servers.url);
    for (const each of [user, stranger]) await addUser(servers.url, each);
    await admin.appendToStream('$settings', jsonEvent({ type: '$settings', data: settings(group) }));
    await admin.appendToStream('$$$all', jsonEvent({ type: '$metadata', data: aclOfAll(group) }));

    const log = openKurrentDbEventLog(urlOf(servers.url, user), { applicationName: 'rights' });
    await log.append('rights', 'none', [someEvent()]);
    await log.ping();
    let followed = 0;
    const stopped = new AbortController();
    for await (const message of log.subscribe({ after: 'start', signal: stopped.signal })) {
      if (message.kind === 'event') followed += 1;
      if (message.kind === 'caught-up') stopped.abort();
    }
    expect(followed).toBe(1);
    const service = EventStoreDBClient.connectionString(urlOf(servers.url, user));
    for (const forbidden of [
      service.tombstoneStream('rights'),
      service.deleteStream('rights'),
      service.setStreamMetadata('rights', { maxCount: 1 }),
    ]) {
      await expect(forbidden).rejects.toThrow(AccessDeniedError);
    }
    const nobody = openKurrentDbEventLog(urlOf(servers.url, stranger), { applicationName: 'rights' });
    await expect(nobody.append('rights', 0n, [someEvent()])).rejects.toMatchObject({ name: 'LogAccessRefused' });
    await expect(nobody.ping()).rejects.toMatchObject({ name: 'LogAccessRefused' });
    await Promise.all([log.close(), nobody.close(), admin.dispose(), service.dispose()]);
    await servers.stop();
  }, 120_000);
}

function urlOf(url: string, { loginName, password }: typeof user): string {
  return url.replace('admin:changeit', `${loginName}:${password}`);
}

/** By HTTP, as an operator does it with curl. */
async function addUser(url: string, added: object): Promise<void> {
  const { port } = new URL(url.replace('esdb:', 'https:'));
  const ca = readFileSync(decodeURIComponent(/tlsCAFile=([^&]+)/.exec(url)?.[1] ?? ''));
  const status = await new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/users/', method: 'POST', auth: 'admin:changeit', ca };
    const request = https.request({ ...options, headers: { 'content-type': 'application/json' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end(JSON.stringify(added));
  });
  expect(status).toBe(201);
}
