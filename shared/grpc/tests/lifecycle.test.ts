import { once } from 'node:events';
import { dirname } from 'node:path';
import { connect } from 'node:http2';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { accept } from '@ordonnancier/kernel/result.ts';
import { protoPath as healthProto } from 'grpc-health-check';
import { Client, credentials } from '@grpc/grpc-js';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { deadlineIn } from '../client.ts';
import { findService, loadProtos } from '../load-proto.ts';
import { unary } from '../rpc.ts';
import { echoRequest, startEcho } from './echo.ts';
import type { EchoStack } from './echo.ts';

const health = findService<unknown>('grpc.health.v1.Health', loadProtos(dirname(healthProto)));

/** The health of a service by the standard protocol, as a balancer asks for it. */
async function* healthOf({ address }: EchoStack, service: string): AsyncGenerator<string> {
  const watch = health.methods.get('Watch');
  invariant(watch !== undefined, 'health can be watched');
  const client = new Client(address, credentials.createInsecure());
  const call = client.makeServerStreamRequest(watch.path, watch.requestSerialize, watch.responseDeserialize, {
    service,
  });
  call.on('error', () => undefined);
  try {
    for await (const reply of call) yield (reply as { status: string }).status;
  } finally {
    call.cancel();
    client.close();
  }
}

async function until(statuses: AsyncGenerator<string>, wanted: string): Promise<void> {
  for (;;) {
    const next = await statuses.next();
    invariant(next.done !== true, `health ended before ${wanted}`);
    if (next.value === wanted) return;
  }
}

describe('health', () => {
  const down = () => Promise.reject(new Error('MARKER'));

  it('follows the dependencies, for the whole, for each service and for each dependency', async () => {
    const up = () => Promise.resolve();
    let postgres = up;
    await using stack = await startEcho({}, { healthChecks: { postgres: () => postgres(), log: up } });
    const whole = healthOf(stack, '');
    const service = healthOf(stack, 'ordonnancier.testing.v1.EchoService');
    const dependency = healthOf(stack, 'postgres');
    const all = [whole, service, dependency];
    await Promise.all(all.map((statuses) => until(statuses, 'SERVING')));
    // Longer than the checks are apart: a watcher hears of changes, not of every check.
    await setTimeout(1_500);
    postgres = down;
    for (const statuses of all) expect(await statuses.next()).toMatchObject({ value: 'NOT_SERVING' });
    const log = healthOf(stack, 'log');
    await until(log, 'SERVING');
    postgres = up;
    await Promise.all(all.map((statuses) => until(statuses, 'SERVING')));
    expect(stack.logLines.join()).toContain('"dependency":"postgres"');
    expect(stack.logLines.join()).not.toContain('MARKER');
    await Promise.all([...all, log].map((statuses) => statuses.return(undefined)));
  });

  it('is NOT_SERVING while a check does not answer at all', async () => {
    const silent = () => new Promise<void>(() => undefined);
    await using stack = await startEcho({}, { healthChecks: { silent } });
    const whole = healthOf(stack, '');
    expect(await whole.next()).toMatchObject({ value: 'NOT_SERVING' });
    await whole.return(undefined);
  });

  it('tells a dependency of some calls under its own name alone', async () => {
    await using stack = await startEcho({}, { partialHealthChecks: { followers: down } });
    const [whole, followers] = [healthOf(stack, ''), healthOf(stack, 'followers')];
    await until(whole, 'SERVING');
    await until(followers, 'NOT_SERVING');
    await Promise.all([whole, followers].map((statuses) => statuses.return(undefined)));
  });
});

describe('a server that stops', () => {
  it('says NOT_SERVING, lets calls finish, takes no new ones, and does not wait for health watchers', async () => {
    const release = Promise.withResolvers<undefined>();
    const begun = Promise.withResolvers<undefined>();
    const held = unary({
      roles: ['pharmacist'],
      request: echoRequest,
      handle: async ({ text }) => {
        begun.resolve(undefined);
        await release.promise;
        return accept({ text });
      },
    });
    await using stack = await startEcho({ echo: held }, { drainMsMax: 600_000 });
    const whole = healthOf(stack, '');
    await until(whole, 'SERVING');
    const underWay = stack.client.unary('Echo', { text: 'last' }, { deadlineMs: deadlineIn(20_000) });
    await begun.promise;

    const drained = stack.server.drain();
    await until(whole, 'NOT_SERVING');
    await expect(stack.client.unary('Echo', {}, { deadlineMs: deadlineIn(20_000) })).rejects.toMatchObject({
      code: 14,
    });
    release.resolve(undefined);
    expect(await underWay).toEqual({ text: 'last' });
    await drained;
  });

  it('cuts off what takes longer than the drain may last', async () => {
    const begun = Promise.withResolvers<undefined>();
    const stuck = unary({
      roles: ['pharmacist'],
      request: echoRequest,
      handle: async () => {
        begun.resolve(undefined);
        await new Promise(() => undefined);
        return accept({ text: '' });
      },
    });
    await using stack = await startEcho({ echo: stuck }, { drainMsMax: 200 });
    const cutOff = stack.client.unary('Echo', {}, { deadlineMs: deadlineIn(60_000) });
    await begun.promise;
    // By the server: the deadline, of which it would also have been told, is long after.
    const outcome = expect(cutOff).rejects.not.toMatchObject({ code: 4 });
    await stack.server.drain();
    await outcome;
  });
});

describe('a connection', () => {
  it('carries at most 100 calls at once', async () => {
    await using stack = await startEcho();
    const session = connect(`http://${stack.address}`);
    await once(session, 'remoteSettings');
    expect(session.remoteSettings.maxConcurrentStreams).toBe(100);
    session.close();
  });

  it.each([
    [true, undefined],
    [false, 12],
  ])('tells the interface only when reflection is %s', async (reflection, code) => {
    await using stack = await startEcho({}, { reflection });
    const client = new Client(stack.address, credentials.createInsecure());
    const identity = (value: Buffer) => value;
    const call = client.makeBidiStreamRequest(
      '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo',
      identity,
      identity,
    );
    const listServices = Buffer.from([0x3a, 0x00]);
    const answer = new Promise((resolve) => {
      call.on('data', (reply: Buffer) => {
        resolve(reply.includes('EchoService') ? undefined : reply);
      });
      call.on('error', (error: Error & { code?: number }) => {
        resolve(error.code);
      });
    });
    call.write(listServices);
    call.end();
    expect(await answer).toBe(code);
    client.close();
  });
});
