import { once } from 'node:events';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from '@jest/globals';
import { deadlineIn } from '@ordonnancier/grpc/client.ts';
import type { FraudServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/FraudService.ts';
import type { MethodName, ReplyOf } from '@ordonnancier/grpc/load-proto.ts';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import {
  history,
  historyOfDeliveries,
  issue,
  issuedOn,
  lineToPrescribe,
  nowMs,
  pharmacist,
  stateOf,
} from '@ordonnancier/prescription/testing/examples.ts';
import { type ClaimToScreen, openScreening } from './screening.ts';

/** A claim that is in the log already. */
const recorded = Promise.resolve();

describe('[DISP-112] screening', () => {
  it('answers without a score when scoring, its token or its connection never comes', async () => {
    const screening = openScreening({ unary: () => new Promise(() => undefined) });
    // Longer than this test may take: who waited until then would not be heard.
    const answer = await screening.screen(claimed(), { deadlineMs: deadlineIn(600_000) }, recorded);
    expect(answer).toEqual({ answered: false, score: 0, reasonCodes: [] });
  });

  it('takes an answer that came in time, though the process itself comes to look late', async () => {
    const answered = new Int32Array(new SharedArrayBuffer(4));
    const scoring = new Worker(
      `const { parentPort, workerData: answered } = require('node:worker_threads');
       parentPort.on('message', () => {
         parentPort.postMessage({ score: 40, reasons: [] });
         Atomics.store(answered, 0, 1);
         Atomics.notify(answered, 0);
       });
       parentPort.postMessage('ready');`,
      { eval: true, workerData: answered },
    );
    try {
      await once(scoring, 'message');
      const screening = openScreening({
        unary: async <M extends MethodName<FraudServiceDefinition>>() => {
          scoring.postMessage('score');
          const [reply] = (await once(scoring, 'message')) as [unknown];
          return reply as ReplyOf<FraudServiceDefinition, M>;
        },
      });
      // After this the timers come next, and only then what has arrived.
      await setImmediate();
      const screened = screening.screen(claimed(), { deadlineMs: deadlineIn(60_000) }, recorded);
      // As when a machine gives this process no processor until the answer is there, and for a while after that.
      Atomics.wait(answered, 0, 0);
      standStill(200);
      expect(await screened).toEqual({ answered: true, score: 40, reasonCodes: [] });
    } finally {
      await scoring.terminate();
    }
  });

  it('leaves scoring time after a stall of the machine, which held it up as well', async () => {
    const stall = Promise.withResolvers<undefined>();
    const screening = openScreening({
      unary: async <M extends MethodName<FraudServiceDefinition>>() => {
        await stall.promise;
        const reply: unknown = await setTimeout(1, { score: 40, reasons: [] });
        return reply as ReplyOf<FraudServiceDefinition, M>;
      },
    });
    const screened = screening.screen(claimed(), { deadlineMs: deadlineIn(60_000) }, recorded);
    // The question has left, and its time has begun.
    await setImmediate();
    await setImmediate();
    standStill(200);
    stall.resolve(undefined);
    expect(await screened).toEqual({ answered: true, score: 40, reasonCodes: [] });
  });

  it('takes an answer that comes while the claim is still being recorded', async () => {
    const answer = Promise.withResolvers<{ readonly score: number; readonly reasons: readonly [] }>();
    const recording = Promise.withResolvers<undefined>();
    const screening = openScreening({
      unary: async <M extends MethodName<FraudServiceDefinition>>() =>
        (await answer.promise) as ReplyOf<FraudServiceDefinition, M>,
    });
    const screened = screening.screen(claimed(), { deadlineMs: deadlineIn(60_000) }, recording.promise);
    await setTimeout(100);
    answer.resolve({ score: 40, reasons: [] });
    expect(await screened).toMatchObject({ answered: true, score: 40 });
    recording.resolve(undefined);
  });

  it('waits no longer than the claim takes to be recorded, or to fail', async () => {
    const screening = openScreening({ unary: () => new Promise(() => undefined) });
    const recording = Promise.withResolvers<undefined>();
    const screened = screening.screen(claimed(), { deadlineMs: deadlineIn(60_000) }, recording.promise);
    await setTimeout(100);
    recording.reject(new Error('the log is busy'));
    expect(await screened).toMatchObject({ answered: false });
  });

  it('leaves the caller time for the answer, and asks for what is open only', async () => {
    const asked: unknown[] = [];
    const screening = openScreening({
      unary: async (_method, request, { deadlineMs }) => {
        asked.push(request, deadlineMs);
        throw new Error('fraud scoring is down');
      },
    });
    const deadlineMs = deadlineIn(15);
    const answer = await screening.screen(claimed(), { deadlineMs }, recorded);
    expect(answer.answered).toBe(false);
    expect(asked).toMatchObject([{ cis: ['60000001'], on: issuedOn, paper: false }, expect.any(Number)]);
    expect(asked[1]).toBeLessThan(deadlineMs);
  });

  it('asks for what a supplementary dispensing may renew, though nothing is left of it, and for nothing else', async () => {
    const asked: unknown[] = [];
    const screening = openScreening({
      unary: async (_method, request) => {
        asked.push(request);
        throw new Error('fraud scoring is down');
      },
    });
    const treatment = issue({ lines: [lineToPrescribe({ daysPerDelivery: 30 })] });
    const events = historyOfDeliveries(treatment, [0, 28], [30, 28], [60, 28]);
    const ended = { ...claimed(events), at: { nowMs, today: addDays(issuedOn, 90) } };
    await screening.screen(ended, { deadlineMs: deadlineIn(60_000) }, recorded);
    expect(asked).toEqual([]);
    await screening.screen(
      { ...ended, purpose: 'exceptional-continuity' },
      { deadlineMs: deadlineIn(60_000) },
      recorded,
    );
    expect(asked).toMatchObject([{ cis: ['60000001'] }]);
  });
});

/** The whole process, for that long. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function claimed(events = history(issue())): ClaimToScreen {
  const prescription = stateOf(events);
  invariant(prescription.status === 'issued', 'the example is issued');
  return { prescription, purpose: 'dispense', finess: pharmacist.finess, at: { nowMs, today: issuedOn } };
}
