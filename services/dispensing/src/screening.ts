import { setImmediate, setTimeout } from 'node:timers/promises';
import { metrics, ValueType } from '@opentelemetry/api';
import { onwardDeadlineMs, type ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { FraudScreening__Output as FraudScreening } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/FraudScreening.ts';
import type { FraudServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/FraudService.ts';
import type { RequestOf } from '@ordonnancier/grpc/load-proto.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { Cis, Finess } from '@ordonnancier/kernel/identifiers.ts';
import { continuityOf } from '@ordonnancier/prescription/dispensing/continuity.ts';
import type { ClaimPurpose } from '@ordonnancier/prescription/events.ts';
import type { IssuedPrescription } from '@ordonnancier/prescription/state.ts';
import { isLineOpen, type Moment } from '@ordonnancier/prescription/status.ts';

/** What fraud scoring thinks of a prescription that a pharmacy claims. */
export interface Screening {
  /**
   * Never rejects: without an answer care goes on as if there were no scoring. Takes no longer than its budget, or than
   * what the caller waits for anyway, so that no claim is answered more than the budget after it was asked because of it.
   */
  screen(claim: ClaimToScreen, call: Pick<Call, 'deadlineMs'>, meanwhile: Promise<unknown>): Promise<FraudScreening>;
}

export interface ClaimToScreen {
  readonly prescription: IssuedPrescription;
  readonly purpose: ClaimPurpose;
  readonly finess: Finess;
  readonly at: Moment;
}

/** What scoring may add to a claim, for which a person waits at the counter. */
const screeningMsMax = 20;

/** In which the budget is spent: a stall of the machine holds up scoring as well, and so costs one of them and not all. */
const budgetSlices = 10;

/**
 * The call's own deadline is not the budget, and spares scoring what nobody waits for any longer. A claim that takes so long
 * to record has other troubles than its score.
 */
const callMsMax = 1_000;

const unanswered: FraudScreening = { answered: false, score: 0, reasonCodes: [] };

export function openScreening(fraud: Pick<ServiceClient<FraudServiceDefinition>, 'unary'>): Screening {
  const screenings = metrics.getMeter('ordonnancier').createCounter('ordonnancier.screenings', {
    description: 'Claims that asked for a fraud score, by whether it came in time',
    valueType: ValueType.INT,
  });

  async function ask(question: Question, deadlineMs: number, signal: AbortSignal): Promise<FraudScreening> {
    try {
      const { score, reasons } = await fraud.unary('ScoreDispensing', question, { deadlineMs, signal });
      return { answered: true, score, reasonCodes: reasons.map((reason) => reason.code) };
    } catch {
      // Down, late or without a token: the client's span tells which.
      return unanswered;
    }
  }

  return {
    async screen(claim, call, meanwhile) {
      const question = questionOf(claim);
      // Such a claim is being refused.
      if (question.cis.length === 0) return unanswered;
      const decided = new AbortController();
      const budgetMs = Math.max(0, onwardDeadlineMs(call, screeningMsMax) - Date.now());
      const screening = await Promise.race([
        ask(question, onwardDeadlineMs(call, callMsMax), decided.signal),
        outOfTime(budgetMs, meanwhile, decided.signal),
      ]);
      decided.abort();
      screenings.add(1, { answered: screening.answered });
      return screening;
    },
  };
}

/** Of the whole question: its token, its connection and the call. */
async function outOfTime(budgetMs: number, meanwhile: Promise<unknown>, signal: AbortSignal): Promise<FraudScreening> {
  // The question leaves when this turn of the event loop ends: what the process does until then is not scoring's time.
  await setImmediate();
  for (let slice = 0; slice < budgetSlices && !signal.aborted; slice += 1) {
    await setTimeout(budgetMs / budgetSlices, undefined, { signal }).catch(() => undefined);
  }
  await meanwhile.catch(() => undefined);
  // A process that waited for its processor finds this timer and the answer side by side, and timers come first.
  await setImmediate();
  return unanswered;
}

type Question = RequestOf<FraudServiceDefinition, 'ScoreDispensing'> & { readonly cis: readonly Cis[] };

function questionOf({ prescription, purpose, finess, at: { today } }: ClaimToScreen): Question {
  const { prescriptionId, patientRef, prescriber, lines, source } = prescription;
  const due = lines.filter((line) =>
    purpose === 'dispense'
      ? isLineOpen(prescription, line)
      : continuityOf(prescription, line, purpose, today) !== undefined,
  );
  return {
    prescriptionId,
    patientRef,
    prescriberRpps: prescriber.rpps,
    pharmacyFiness: finess,
    cis: due.map((line) => line.prescribed.cis),
    on: today,
    paper: source === 'paper',
  };
}
