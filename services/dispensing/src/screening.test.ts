import { describe, expect, it } from '@jest/globals';
import { deadlineIn } from '@ordonnancier/grpc/client.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { history, issue, issuedOn, nowMs, pharmacist, stateOf } from '@ordonnancier/prescription/testing/examples.ts';
import { openScreening } from './screening.ts';

const at = { nowMs, today: issuedOn };

describe('[DISP-112] screening', () => {
  it('answers without a score when scoring, its token or its connection never comes', async () => {
    const screening = openScreening({ unary: () => new Promise(() => undefined) });
    const startedAtMs = performance.now();
    const answer = await screening.screen(prescription(), pharmacist.finess, at, { deadlineMs: deadlineIn(5_000) });
    expect(answer).toEqual({ answered: false, score: 0, reasonCodes: [] });
    expect(performance.now() - startedAtMs).toBeLessThan(500);
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
    const answer = await screening.screen(prescription(), pharmacist.finess, at, { deadlineMs });
    expect(answer.answered).toBe(false);
    expect(asked).toMatchObject([{ cis: ['60000001'], on: issuedOn, paper: false }, expect.any(Number)]);
    expect(asked[1]).toBeLessThan(deadlineMs);
  });
});

function prescription() {
  const state = stateOf(history(issue()));
  invariant(state.status === 'issued', 'the example is issued');
  return state;
}
