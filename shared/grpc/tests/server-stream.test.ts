import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import { deadlineIn } from '../client.ts';
import { serverStream } from '../rpc.ts';
import type { Call } from '../rpc.ts';
import { streamsOfCallerMax } from '../limits.ts';
import { readRefusal } from '../status.ts';
import { startEcho, watchRequest } from './echo.ts';

interface WatchResponse {
  index: number;
  padding: string;
}

function watch(replies: (call: Call) => AsyncIterable<WatchResponse>) {
  return serverStream({
    roles: ['pharmacist'],
    request: watchRequest,
    handle: async (_request, call) => accept(replies(call)),
  });
}

/** Replies without end that count how many were asked for, until nobody waits for more. */
function endless(padding: string) {
  const seen = { produced: 0, ended: Promise.withResolvers<undefined>() };
  const rpc = watch(async function* ({ signal }) {
    try {
      while (!signal.aborted) {
        yield { index: seen.produced, padding };
        seen.produced += 1;
      }
    } finally {
      seen.ended.resolve(undefined);
    }
  });
  return { rpc, seen };
}

/** One reply, and then none until nobody waits for more. */
function oneReply() {
  return watch(async function* ({ signal }) {
    yield { index: 0, padding: '' };
    await new Promise((resolve) => {
      signal.addEventListener('abort', resolve);
      if (signal.aborted) resolve(undefined);
    });
  });
}

async function collect(replies: AsyncIterable<WatchResponse>) {
  const indexes: number[] = [];
  let error: unknown;
  try {
    for await (const { index } of replies) indexes.push(index);
  } catch (caught) {
    error = caught;
  }
  return { indexes, error };
}

describe('a call answered with a stream', () => {
  it('delivers every reply in order and ends', async () => {
    await using stack = await startEcho();
    const { indexes, error } = await collect(stack.client.serverStream('Watch', { replyCount: 1_000 }));
    expect(error).toBeUndefined();
    expect(indexes).toEqual(Array.from({ length: 1_000 }, (_, index) => index));
  });

  it('may be refused before its first reply', async () => {
    const refusing = serverStream<unknown, WatchResponse>({
      roles: ['pharmacist'],
      request: watchRequest,
      handle: async () => refuse('UNITS_EXCEED_REMAINING'),
    });
    await using stack = await startEcho({ watch: refusing });
    const { error } = await collect(stack.client.serverStream('Watch', {}));
    expect(readRefusal(error)).toMatchObject({ code: 'UNITS_EXCEED_REMAINING' });
  });

  it('asks for the same token, role and valid request as any call', async () => {
    await using stranger = await startEcho({ token: 'analyst' });
    const { error: forbidden } = await collect(stranger.client.serverStream('Watch', {}));
    expect(readRefusal(forbidden)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    await using stack = await startEcho();
    const { error: invalid } = await collect(stack.client.serverStream('Watch', { replyCount: -1 }));
    expect(readRefusal(invalid)).toMatchObject({ violations: [{ field: 'reply_count' }] });
  });

  it('produces no more than its reader has room for, and stops when the reader leaves', async () => {
    const { rpc, seen } = endless('x'.repeat(16 * 1024));
    await using stack = await startEcho({ watch: rpc });
    for await (const { index } of stack.client.serverStream('Watch', {})) {
      // Buffers on the way hold some; without back-pressure these 300 ms would make many thousands.
      if (index === 0) await setTimeout(300);
      expect(seen.produced - index).toBeLessThan(200);
      if (index === 300) break;
    }
    await seen.ended.promise;
  });

  it('delivers what it had before a fault, then says only that it failed', async () => {
    const failing = watch(async function* () {
      yield { index: 0, padding: '' };
      throw new Error('MARKER');
    });
    await using stack = await startEcho({ watch: failing });
    const { indexes, error } = await collect(stack.client.serverStream('Watch', {}));
    expect(indexes).toEqual([0]);
    expect(readRefusal(error)).toMatchObject({ code: 'INTERNAL_FAULT' });
    expect(stack.logLines.join()).not.toContain('MARKER');
  });

  it('ends by its deadline when it has one', async () => {
    const { rpc, seen } = endless('');
    await using stack = await startEcho({ watch: rpc });
    // A machine that stalls uses up a deadline on the way: the next call has more.
    for (let timeLeftMs = 1_000; seen.produced === 0; timeLeftMs *= 2) {
      const replies = stack.client.serverStream('Watch', {}, { deadlineMs: deadlineIn(timeLeftMs) });
      expect(await collect(replies)).toMatchObject({ error: { code: 4 } });
    }
    await seen.ended.promise;
  });

  it('is one of so many that a caller may hold open, and has room again when one of them ends', async () => {
    await using stack = await startEcho({ watch: oneReply() });
    const open = () => stack.client.serverStream('Watch', {})[Symbol.asyncIterator]();
    const streams = Array.from({ length: streamsOfCallerMax }, open);
    for (const stream of streams) expect(await stream.next()).toMatchObject({ done: false });
    const refusalOfNext = async () => {
      const stream = open();
      const refused = await stream.next().then(() => undefined, readRefusal);
      await stream.return?.();
      return refused;
    };
    expect(await refusalOfNext()).toMatchObject({ code: 'STREAMS_EXHAUSTED', status: 'RESOURCE_EXHAUSTED' });
    await streams[0]?.return?.();
    while ((await refusalOfNext()) !== undefined) await setTimeout(10);
    for (const stream of streams) await stream.return?.();
  });

  it('is told to resume elsewhere when the server stops', async () => {
    await using stack = await startEcho({ watch: oneReply() });
    const replies = stack.client.serverStream('Watch', {})[Symbol.asyncIterator]();
    expect(await replies.next()).toMatchObject({ value: { index: 0 } });
    const failure = replies.next().catch((error: unknown) => error);
    await stack.server.drain();
    expect(readRefusal(await failure)).toMatchObject({ code: 'STREAM_ENDED_BY_SERVER', status: 'UNAVAILABLE' });
  });
});
