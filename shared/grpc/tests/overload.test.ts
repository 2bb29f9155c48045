import { describe, expect, it } from '@jest/globals';
import { accept } from '@ordonnancier/kernel/result.ts';
import { deadlineIn } from '../client.ts';
import { callsUnderWayMax, queuedCallsMax, retryAfterMs } from '../limits.ts';
import { unary } from '../rpc.ts';
import { readRefusal } from '../status.ts';
import { echoRequest, startEcho } from './echo.ts';

/** What a busy machine delays is not what is tested. */
const inTime = () => ({ deadlineMs: deadlineIn(50_000) });

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'OK',
    (error: unknown) => readRefusal(error)?.code ?? 'no refusal',
  );
}

/** A server whose calls go on until they are told to, and what it has begun. */
async function startHolding(isAside = false) {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let begun = 0;
  const echo = unary({
    roles: ['pharmacist'],
    request: echoRequest,
    handle: async ({ text }, call) => {
      begun += 1;
      await (isAside ? call.aside(() => held) : held);
      return accept({ text });
    },
  });
  const stack = await startEcho({ echo });
  return {
    stack,
    release,
    begun: () => begun,
    send: (text = 'held') => stack.client.unary('Echo', { text }, inTime()),
    async begins(count: number) {
      while (begun < count) await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}

describe('a process with all the calls that it can answer', () => {
  it('[OPS-044] refuses the next before it does anything for it, says when to come back, and then takes it', async () => {
    const held = await startHolding();
    await using stack = held.stack;
    const calls = Array.from({ length: callsUnderWayMax }, () => held.send());
    await held.begins(callsUnderWayMax);

    // These wait for a place, and in vain; another finds no room even to wait.
    const queued = Array.from({ length: queuedCallsMax + 1 }, () => codeOf(held.send('queued')));
    expect(new Set(await Promise.all(queued))).toEqual(new Set(['CALLS_EXHAUSTED']));
    const error: unknown = await held.send('one more').catch((reason: unknown) => reason);
    expect(readRefusal(error)).toMatchObject({
      status: 'RESOURCE_EXHAUSTED',
      code: 'CALLS_EXHAUSTED',
      facts: { callsMax: String(callsUnderWayMax), retryAfterMs: String(retryAfterMs) },
    });
    // Whatever else is wrong with a call is said once there is room for it, but a deadline is the condition of any.
    expect(await codeOf(stack.client.unary('Echo', { items: [{ unitCount: 0 }] }, inTime()))).toBe('CALLS_EXHAUSTED');
    expect(await codeOf(stack.client.unary('Echo', {}, { deadlineMs: Infinity }))).toBe('DEADLINE_REQUIRED');
    expect(held.begun()).toBe(callsUnderWayMax);

    const next = held.send('in its turn');
    held.release();
    await Promise.all([...calls, next]);
    expect(await codeOf(held.send('at last'))).toBe('OK');
  });

  it('[OPS-044] keeps the place of a call whose caller has gone for as long as it works on it', async () => {
    const held = await startHolding();
    await using stack = held.stack;
    const leaving = new AbortController();
    const options = { ...inTime(), signal: leaving.signal };
    const calls = Array.from({ length: callsUnderWayMax }, () => stack.client.unary('Echo', {}, options));
    const left = Promise.allSettled(calls);
    await held.begins(callsUnderWayMax);
    leaving.abort();
    await left;
    expect(await codeOf(held.send())).toBe('CALLS_EXHAUSTED');
    held.release();
    expect(await codeOf(held.send())).toBe('OK');
  });

  it('[OPS-044] counts those apart that only wait for a read model', async () => {
    const waiting = await startHolding(true);
    await using stack = waiting.stack;
    const calls = Array.from({ length: callsUnderWayMax }, () => waiting.send());
    await waiting.begins(callsUnderWayMax);
    calls.push(waiting.send('one more'));
    await waiting.begins(callsUnderWayMax + 1);
    waiting.release();
    expect(await Promise.all(calls)).toHaveLength(callsUnderWayMax + 1);
    expect(await codeOf(stack.client.unary('Echo', { text: 'afterwards' }, inTime()))).toBe('OK');
  });
});
