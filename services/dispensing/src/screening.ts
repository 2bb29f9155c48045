import { setImmediate, setTimeout } from 'node:timers/promises';
import { metrics, ValueType } from '@opentelemetry/api';
import { onwardDeadlineMs, type ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { FraudScreening__Output as FraudScreening } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/FraudScreening.ts';
import type { FraudServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/FraudService.ts';
import type { RequestOf } from '@ordonnancier/grpc/load-proto.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { Cis, Finess } from '@ordonnancier/kernel/identifiers.ts';
import { continuityOf } from '@ordonnancier/prescription/continuity.ts';
import type { ClaimPurpose } from '@ordonnancier/prescription/events.ts';
import type { IssuedPrescription } from '@ordonnancier/prescription/state.ts';
import { isLineOpen, type Moment } from '@ordonnancier/prescription/status.ts';

/** What fraud scoring thinks of a prescription that a pharmacy claims. */
export interface Screening {
  /** Never rejects, and takes no longer than its budget: without an answer care goes on as if there were no scoring. */
  screen(claim: ClaimToScreen, call: Pick<Call, 'deadlineMs'>): Promise<FraudScreening>;
}

export interface ClaimToScreen {
  readonly prescription: IssuedPrescription;
  readonly purpose: ClaimPurpose;
  readonly finess: Finess;
  readonly at: Moment;
}

/** A person waits at the counter; an answer that is later than this changes nothing any more. */
const screeningMsMax = 20;

/**
 * The call's own deadline is not the budget. It also spares scoring what nobody waits for any longer; but a timer that
 * fires late, in a process that had to wait for its processor, fires before the answers are read that have come meanwhile.
 */
const callMsMax = 2 * screeningMsMax;

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
    async screen(claim, call) {
      const question = questionOf(claim);
      // Such a claim is being refused.
      if (question.cis.length === 0) return unanswered;
      const decided = new AbortController();
      const budgetMs = Math.max(0, onwardDeadlineMs(call, screeningMsMax) - Date.now());
      const screening = await Promise.race([
        ask(question, onwardDeadlineMs(call, callMsMax), decided.signal),
        outOfTime(budgetMs, decided.signal),
      ]);
      decided.abort();
      screenings.add(1, { answered: screening.answered });
      return screening;
    },
  };
}

/** Of the whole question: its token, its connection and the call. What has come by then is read before time is up. */
async function outOfTime(budgetMs: number, signal: AbortSignal): Promise<FraudScreening> {
  await setTimeout(budgetMs, undefined, { signal }).catch(() => undefined);
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
