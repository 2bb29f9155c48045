import { once } from 'node:events';
import { createServer, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { Result } from '@ordonnancier/kernel/result.ts';
import { deadlineIn, onwardDeadlineMs, openClient } from '../client.ts';
import { unaryDeadlineMsMax } from '../limits.ts';
import type { Call } from '../rpc.ts';
import { unary } from '../rpc.ts';
import { readRefusal } from '../status.ts';
import { echoRequest, echoService, startEcho } from './echo.ts';
import type { EchoStack, ParsedEcho } from './echo.ts';

function echo(handle: (request: ParsedEcho, call: Call) => Promise<Result<{ text: string }>>, floorMs?: number) {
  return unary({ roles: ['pharmacist'], ...(floorMs && { floorMs }), request: echoRequest, handle });
}

/** What a busy machine delays is not what is tested. */
const inTime = () => ({ deadlineMs: deadlineIn(20_000) });

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call was answered');
}

async function refusalOf(call: Promise<unknown>) {
  return readRefusal(await failureOf(call));
}

/** Sends bytes as they are, without a typed client's help, deadline or token. */
async function sendRaw(
  { address }: EchoStack,
  bytes: Buffer,
  options: { deadline?: number; authorization?: string; path?: string } = {},
): Promise<Error | null> {
  const raw = new Client(address, credentials.createInsecure());
  const metadata = new Metadata();
  const { deadline, authorization = 'Bearer pharmacist', path = '/ordonnancier.testing.v1.EchoService/Echo' } = options;
  if (authorization) metadata.set('authorization', authorization);
  const identity = (value: Buffer) => value;
  const error = await new Promise<Error | null>((resolve) => {
    raw.makeUnaryRequest(
      path,
      identity,
      identity,
      bytes,
      metadata,
      deadline === undefined ? {} : { deadline },
      resolve,
    );
  });
  raw.close();
  return error;
}

function encoded(request: object): Buffer {
  const method = echoService.methods.get('Echo');
  return method?.requestSerialize(request) ?? Buffer.alloc(0);
}

describe('a unary call', () => {
  it('is answered, and its handler learns who calls, until when and in which instant', async () => {
    let seen: Call | undefined;
    const remember = echo(async ({ text }, call) => {
      seen = call;
      return accept({ text });
    });
    await using stack = await startEcho({ echo: remember }, { clock: { nowMs: () => 1_234 } });
    const { deadlineMs } = inTime();
    expect(await stack.client.unary('Echo', { text: 'Doliprane à 9 h' }, { deadlineMs })).toEqual({
      text: 'Doliprane à 9 h',
    });
    expect(seen).toMatchObject({ caller: { role: 'pharmacist' }, nowMs: 1_234 });
    // The deadline travels as a span of time, to which the way is added. The edge's own is 40 s later.
    expect(Math.abs((seen?.deadlineMs ?? 0) - deadlineMs)).toBeLessThan(20_000);
    expect(seen?.signal.aborted).toBe(false);
  });

  it('answers UNIMPLEMENTED where nothing is bound', async () => {
    await using stack = await startEcho();
    const deadline = deadlineIn(20_000);
    const path = '/ordonnancier.testing.v1.UnservedService/Echo';
    expect(await sendRaw(stack, encoded({}), { deadline, path })).toMatchObject({ code: 12 });
  });

  it('needs a deadline', async () => {
    await using stack = await startEcho();
    const error = await sendRaw(stack, encoded({}));
    expect(readRefusal(error)).toMatchObject({ code: 'DEADLINE_REQUIRED', status: 'INVALID_ARGUMENT' });
  });

  it('is cut off after 5 s, however long its client would wait', async () => {
    let aborted = false;
    const never = echo(async (_request, { signal, deadlineMs }) => {
      expect(deadlineMs - Date.now()).toBeLessThanOrEqual(5_000);
      signal.addEventListener('abort', () => (aborted = true));
      await setTimeout(50_000, undefined, { signal });
      return accept({ text: '' });
    });
    await using stack = await startEcho({ echo: never }, { unaryDeadlineMsMax });
    const refusal = await refusalOf(stack.client.unary('Echo', {}, { deadlineMs: deadlineIn(60_000) }));
    expect(refusal).toMatchObject({ code: 'DEADLINE_PASSED', status: 'DEADLINE_EXCEEDED' });
    expect(aborted).toBe(true);
  });

  it('is refused before any work when less is left than the method needs', async () => {
    let worked = false;
    const slow = echo(async () => {
      worked = true;
      return accept({ text: '' });
    }, 100_000);
    await using stack = await startEcho({ echo: slow });
    const refusal = await refusalOf(stack.client.unary('Echo', {}, inTime()));
    expect(refusal).toMatchObject({ code: 'DEADLINE_TOO_SHORT', facts: { floorMs: '100000' } });
    expect(worked).toBe(false);
  });

  it.each([
    ['', 'TOKEN_MISSING', 'UNAUTHENTICATED'],
    ['Bearer forged', 'TOKEN_INVALID', 'UNAUTHENTICATED'],
    ['Bearer expired', 'TOKEN_EXPIRED', 'UNAUTHENTICATED'],
    ['Bearer analyst', 'ROLE_NOT_ALLOWED', 'PERMISSION_DENIED'],
  ])('with authorization %j is refused as %s before its bytes are parsed', async (authorization, code, status) => {
    await using stack = await startEcho();
    const error = await sendRaw(stack, Buffer.from('not a message'), { deadline: deadlineIn(20_000), authorization });
    expect(readRefusal(error)).toMatchObject({ code, status });
  });

  it('tells the abort to its handler when the client gives up', async () => {
    const begun = Promise.withResolvers<undefined>();
    const aborted = Promise.withResolvers<undefined>();
    const never = echo(async (_request, { signal }) => {
      begun.resolve(undefined);
      signal.addEventListener('abort', () => {
        aborted.resolve(undefined);
      });
      await aborted.promise;
      return accept({ text: '' });
    });
    await using stack = await startEcho({ echo: never });
    const leaving = new AbortController();
    const failure = failureOf(stack.client.unary('Echo', {}, { ...inTime(), signal: leaving.signal }));
    await begun.promise;
    leaving.abort();
    expect(await failure).toMatchObject({ code: 1 });
    await aborted.promise;
  });

  it('finds its connection made, and made again when it was lost', async () => {
    const peer = createServer().listen(0, '127.0.0.1');
    await once(peer, 'listening');
    const { port } = peer.address() as AddressInfo;
    const client = openClient(echoService, `127.0.0.1:${port}`, { token: async () => 'pharmacist' });
    for (let connection = 0; connection < 3; connection += 1) {
      const [session] = (await once(peer, 'session')) as [ServerHttp2Session];
      if (connection < 2) session.close();
    }
    client.close();
    peer.close();
  });

  it('ends by its deadline even when there is no token to make it with', async () => {
    await using stack = await startEcho();
    const client = openClient(echoService, stack.address, { token: () => new Promise(() => undefined) });
    expect(await failureOf(client.unary('Echo', {}, { deadlineMs: deadlineIn(50) }))).toMatchObject({ code: 4 });
    client.close();
  });

  it('leaves the onward call less time than it has itself', () => {
    const deadlineMs = deadlineIn(100);
    expect(onwardDeadlineMs({ deadlineMs }, 1_000)).toBeLessThan(deadlineMs);
    expect(onwardDeadlineMs({ deadlineMs }, 20)).toBeLessThanOrEqual(deadlineIn(20));
  });
});

describe('hostile input', () => {
  const invalidUtf8 = Buffer.from([0x0a, 0x02, 0xc3, 0x28]);
  const cut = Buffer.from([0x0a]);
  const nested = (depth: number) => {
    let request: object = { text: 'deep' };
    for (let level = 0; level < depth; level += 1) request = { nested: request };
    return request;
  };
  /** protobufjs refuses to encode what it would refuse to decode, so the bytes are made by hand. */
  const tooDeep = (depth: number) => {
    let bytes = Buffer.alloc(0);
    for (let level = 0; level < depth; level += 1)
      bytes = Buffer.concat([Buffer.from([0x1a]), varint(bytes.length), bytes]);
    return bytes;
  };

  it.each([
    ['invalid UTF-8', invalidUtf8, 'text'],
    ['U+0000', encoded({ text: 'a\u0000b' }), 'text'],
    ['U+0000 deep inside', encoded({ nested: { nested: { text: '\u0000' } } }), 'nested.nested.text'],
    ['a message cut short', cut, ''],
    ['nesting without end', tooDeep(5_000), ''],
  ])('of %s is refused', async (_what, bytes, field) => {
    await using stack = await startEcho();
    const error = await sendRaw(stack, bytes, { deadline: deadlineIn(20_000) });
    expect(readRefusal(error)).toMatchObject({ code: 'INVALID_REQUEST', violations: [{ field }] });
  });

  it('may nest as deep as any honest message', async () => {
    await using stack = await startEcho();
    expect(await sendRaw(stack, encoded(nested(20)), { deadline: deadlineIn(20_000) })).toBeNull();
  });

  it('of more than 256 KiB is not taken in', async () => {
    await using stack = await startEcho();
    const request = { rawBytes: Buffer.alloc(256 * 1024) };
    expect(await failureOf(stack.client.unary('Echo', request, inTime()))).toMatchObject({ code: 8 });
    const fits = { rawBytes: Buffer.alloc(255 * 1024) };
    expect(await stack.client.unary('Echo', fits, inTime())).toEqual({ text: '' });
  });
});

describe('a refusal', () => {
  it('names each invalid field as the proto does', async () => {
    await using stack = await startEcho();
    const items = [{ unitCount: 1 }, { unitCount: 99 }];
    expect(await refusalOf(stack.client.unary('Echo', { items }, inTime()))).toMatchObject({
      code: 'INVALID_REQUEST',
      status: 'INVALID_ARGUMENT',
      violations: [{ field: 'items[1].unit_count', description: 'must be at most 10' }],
    });
  });

  it('arrives however many fields are wrong', async () => {
    await using stack = await startEcho();
    const items = Array.from({ length: 1_000 }, () => ({ unitCount: 0 }));
    const refusal = await refusalOf(stack.client.unary('Echo', { items }, inTime()));
    expect(refusal?.code).toBe('INVALID_REQUEST');
    expect(refusal?.violations.length).toBeGreaterThan(10);
  });

  it('carries its code, its facts and the meaning in French', async () => {
    const refusing = echo(async () => refuse('UNITS_EXCEED_REMAINING', { remaining: '2' }));
    await using stack = await startEcho({ echo: refusing });
    const error = await failureOf(stack.client.unary('Echo', {}, inTime()));
    expect(error).toMatchObject({ code: 9, details: 'More than what remains.' });
    expect(readRefusal(error)).toEqual({
      code: 'UNITS_EXCEED_REMAINING',
      status: 'FAILED_PRECONDITION',
      facts: { remaining: '2' },
      violations: [],
    });
    const trailer =
      error instanceof Error && 'metadata' in error && error.metadata instanceof Metadata && error.metadata;
    expect(String(trailer && trailer.get('grpc-status-details-bin')[0])).toContain('Plus que ce qui reste à délivrer.');
  });
});

describe('a fault', () => {
  class LogOverloaded extends Error {
    override readonly name = 'LogOverloaded';
  }
  class LogShorterThanSeen extends Error {
    override readonly name = 'LogShorterThanSeen';
  }

  it('of the log tells the caller whether to retry', async () => {
    let fault = new Error();
    const failing = echo(() => Promise.reject(fault));
    await using stack = await startEcho({ echo: failing });
    fault = new LogOverloaded();
    expect(await refusalOf(stack.client.unary('Echo', {}, inTime()))).toMatchObject({
      code: 'LOG_OVERLOADED',
      status: 'RESOURCE_EXHAUSTED',
    });
    fault = new LogShorterThanSeen();
    expect(await refusalOf(stack.client.unary('Echo', {}, inTime()))).toMatchObject({ code: 'READ_MODEL_HALTED' });
    for (const name of ['UnknownOutcome', 'LogAway', 'LogClosed']) {
      fault = Object.assign(new Error(), { name });
      expect(await refusalOf(stack.client.unary('Echo', {}, inTime()))).toMatchObject({
        code: 'OUTCOME_UNKNOWN',
        status: 'UNAVAILABLE',
      });
    }
  });

  it.each([
    Object.assign(new Error(), { code: 'ECONNREFUSED' }),
    Object.assign(new Error(), { code: '57P01' }),
    new Error('Connection terminated unexpectedly'),
  ])('of what the service stands on tells the caller to retry: %o', async (outage) => {
    await using stack = await startEcho({ echo: echo(() => Promise.reject(outage)) });
    expect(await refusalOf(stack.client.unary('Echo', {}, inTime()))).toMatchObject({
      code: 'OUTCOME_UNKNOWN',
      status: 'UNAVAILABLE',
    });
  });

  it('is told to nobody but the log, and even there without its words', async () => {
    const failing = echo(() => {
      throw new Error('duplicate key (name)=(MARKER-DUPONT)', { cause: new TypeError('MARKER-DUPONT') });
    });
    await using stack = await startEcho({ echo: failing });
    const error = await failureOf(stack.client.unary('Echo', {}, inTime()));
    expect(readRefusal(error)).toMatchObject({ code: 'INTERNAL_FAULT', status: 'INTERNAL' });
    expect(JSON.stringify(error)).not.toContain('MARKER');
    const line = stack.logLines.find((candidate) => candidate.includes('a call failed'));
    expect(line).toContain('unary.test.ts');
    expect(line).toContain('TypeError');
    expect(stack.logLines.join()).not.toContain('MARKER');
  });

  it('is what a refusal without a meaning is', async () => {
    const failing = echo(async () => refuse('NOT_IN_THE_TABLE'));
    await using stack = await startEcho({ echo: failing });
    expect(await refusalOf(stack.client.unary('Echo', {}, inTime()))).toMatchObject({ code: 'INTERNAL_FAULT' });
  });

  it('is what a reply of more than 1 MiB is', async () => {
    const failing = echo(async () => accept({ text: 'x'.repeat(1024 * 1024) }));
    await using stack = await startEcho({ echo: failing });
    expect(await refusalOf(stack.client.unary('Echo', {}, inTime()))).toMatchObject({ code: 'INTERNAL_FAULT' });
  });
});

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}
