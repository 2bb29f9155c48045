import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { serviceConfig } from '@ordonnancier/service/config.ts';
import { openKurrentDbEventLog } from './kurrentdb-event-log.ts';
import { readSettings } from './settings.ts';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'ordonnancier-pem-'));
  writeFileSync(path.join(directory, 'some.pem'), '-----BEGIN CERTIFICATE-----\n');
  writeFileSync(path.join(directory, 'no.pem'), 'secret-content');
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

describe('the URL of a KurrentDB log', () => {
  it.each([
    ['kurrentdb://a:2113,b:2114,c?tls=false', ['a:2113', 'b:2114', 'c:2113'], true],
    ['esdb+discover://cluster.example?tls=false', ['cluster.example:2113'], true],
    ['kurrentdb+discover://user:word@cluster.example:2200', ['cluster.example:2200'], true],
    ['esdb://127.0.0.1:2113/?tls=false', ['127.0.0.1:2113'], false],
    ['kurrentdb://[::1]:2113?tls=false', ['[::1]:2113'], false],
  ])('[LOG-023] names one host or several, to the services too: %s', (url, hosts, isCluster) => {
    const settings = readSettings(url);
    expect(settings.hosts.map(({ address, port }) => `${address}:${port}`)).toEqual(hosts);
    expect(settings.isCluster).toBe(isCluster);
    expect(serviceConfig.shape.LOG_URL.parse(url)).toBe(url);
  });

  it.each([
    'kurrentdb://host:2113',
    'kurrentdb://user:secret@',
    'kurrentdb://user:secret@host:21130000?tls=false',
    'kurrentdb://user:secret@host:2113,,b:2113',
    'kurrentdb://user:secret@host:2113/path',
    'kurrentdb://user:q7x:z9w@host:2113',
    'kurrentdb://user:q7x@z9w@host:2113',
    'kurrentdb://user:q7x?z9w@host:2113',
    'kurrentdb://user:q7x/z9w@host:2113',
    'kurrentdb://user:secret%@host:2113',
    'kurrentdb://user@host:2113',
    'kurrentdb://user:@host:2113',
    'kurrentdb://user:secret@host:2113?tlsVerifyCert=false',
    'kurrentdb://user:secret@host:2113?tls=false&tls_verify_cert=false',
    'kurrentdb://user:secret@host:2113?tlsVerifyCert=perhaps',
    'kurrentdb://user:secret@host:2113?tls=no',
    'kurrentdb://user:secret@host:2113?tls=true&TLS=false',
    'kurrentdb://user:secret@host:2113?tlsVerfyCert=true',
    'kurrentdb://user:secret@host:2113?secret=1',
    'kurrentdb://user:secret@host:2113?tls',
    'kurrentdb://user:secret@host:2113?throwOnAppendFailure=false',
    'kurrentdb://user:secret@host:2113?throw-on-append_failure=false',
    'kurrentdb://user:secret@host:2113?maxDiscoverAttempts=3',
    'kurrentdb://user:secret@host:2113?nodePreference=follower',
    'kurrentdb://user:secret@host:2113?keepAliveInterval=-1',
    'kurrentdb://user:secret@host:2113?keepAliveTimeout=secret',
    'kurrentdb://user:secret@host:2113?tlsCAFile=/secret/is/missing.pem',
    'kurrentdb://host:2113?userCertFile=/secret/is/missing.pem',
  ])('[LOG-024] is refused where it could be misread, without a word of it: %s', (url) => {
    const warn = jest.spyOn(console, 'warn').mockReturnValue(undefined);
    let refusal: unknown;
    try {
      openKurrentDbEventLog(url, { applicationName: 'x' });
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(RangeError);
    // As Node prints it when nobody catches it, with all its properties.
    expect(inspect(refusal).replaceAll(import.meta.dirname, '')).not.toMatch(/secret|q7x|z9w|host:2113/);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it.each([
    ['kurrentdb://user:q7x:z9w@host', '%3A'],
    ['kurrentdb://user:secret@host?tlsVerifyCert=false', 'tlsCAFile'],
    ['kurrentdb://user:secret@host?tlsCAFile=/missing.pem', 'the file that tlsCAFile names cannot be read'],
  ])('[LOG-024] and the refusal says how to write it: %s', (url, hint) => {
    expect(() => readSettings(url)).toThrow(hint);
  });

  it('[LOG-024] takes every option that it knows, in any spelling of the client', () => {
    const pem = encodeURIComponent(path.join(directory, 'some.pem'));
    const options = `tls-ca-file=${pem}&user_cert_file=${pem}&userKeyFile=${pem}&TLS=true&tlsVerifyCert=true`;
    const { tls, credentials, keepAliveIntervalMs, keepAliveTimeoutMs } = readSettings(
      `kurrentdb://host:2113?${options}&nodePreference=Leader&keepAliveInterval=500&connectionName=me`,
    );
    expect(tls?.authority?.toString()).toContain('BEGIN CERTIFICATE');
    expect(tls?.user?.key.toString()).toContain('BEGIN CERTIFICATE');
    expect([credentials, keepAliveIntervalMs, keepAliveTimeoutMs]).toEqual([undefined, 500, 2_000]);
    expect(readSettings('esdb://us%40er:a%3Ab%2Fc%25@host').credentials).toEqual({
      username: 'us@er',
      password: 'a:b/c%',
    });
    const notPem = encodeURIComponent(path.join(directory, 'no.pem'));
    expect(() => readSettings(`esdb://u:p@host?tlsCAFile=${notPem}`)).toThrow('is not PEM');
  });
});
