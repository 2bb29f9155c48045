import type { LineOutcome__Output as LineOutcomeMessage } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/LineOutcome.ts';
import { LineResult as ResultName } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/LineResult.ts';
import { OutcomeKind as KindName } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/OutcomeKind.ts';
import type { WatchPrescriptionsResponse__Output as OutcomeMessage } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/WatchPrescriptionsResponse.ts';
import { serverStream } from '@ordonnancier/grpc/rpc.ts';
import { timestampOf } from '@ordonnancier/grpc/timestamp.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import { minPosition } from '@ordonnancier/service/queries.ts';
import type { Watched } from '@ordonnancier/service/watch-rows.ts';
import { z } from 'zod';
import { prescriberOf } from '../prescriber.ts';
import type { LineOutcome, LineResult, OutcomeKind } from '../read-models/outcomes/outcome.ts';
import type { OutcomeQueries, RecordedOutcome } from '../read-models/outcomes/query.ts';

const request = z.object({ afterPosition: minPosition });

/** Streams what becomes of the caller's prescriptions, from a position on. Without identities: no reading to record. */
export function watchPrescriptions(outcomes: OutcomeQueries) {
  return serverStream({
    roles: ['prescriber'],
    request,
    handle: async ({ afterPosition }, call) => {
      const { rpps } = prescriberOf(call);
      const checked = await outcomes.checkAfter(afterPosition);
      if (!checked.ok) return checked;
      if (await outcomes.mayLack(rpps)) return refuse('READ_MODEL_INCOMPLETE');
      return accept(messages(outcomes.watch(rpps, afterPosition, call.signal)));
    },
  });
}

async function* messages(watched: AsyncIterable<Watched<RecordedOutcome>>): AsyncGenerator<OutcomeMessage> {
  for await (const next of watched) {
    yield next.kind === 'row' ? outcomeMessage(next.row) : positionMessage(next.position);
  }
}

function outcomeMessage({ position, prescriptionId, kind, recordedAtMs, lines }: RecordedOutcome): OutcomeMessage {
  return {
    logPosition: position,
    prescriptionId,
    kind: kindNames[kind],
    recordedAt: timestampOf(recordedAtMs),
    lines: lines.map(lineMessage),
  };
}

function positionMessage(position: string): OutcomeMessage {
  return {
    logPosition: position,
    prescriptionId: '',
    kind: KindName.OUTCOME_KIND_UNSPECIFIED,
    recordedAt: null,
    lines: [],
  };
}

function lineMessage({ lineId, units, reason, cip13 = [], ...told }: LineOutcome): LineOutcomeMessage {
  return {
    lineId: lineId ?? '',
    units: units ?? 0,
    reason: reason ?? '',
    cip13: [...cip13],
    continuity: told.continuity ?? '',
    recommendationReference: told.recommendationReference ?? '',
    opinion: told.opinion ?? null,
    result: told.result === undefined ? ResultName.LINE_RESULT_UNSPECIFIED : resultNames[told.result],
    unitsOutstanding: told.unitsOutstanding ?? 0,
    outstandingReason: told.outstandingReason ?? '',
  };
}

const resultNames = {
  delivered: ResultName.LINE_RESULT_DELIVERED,
  substituted: ResultName.LINE_RESULT_SUBSTITUTED,
  adapted: ResultName.LINE_RESULT_ADAPTED,
  partial: ResultName.LINE_RESULT_PARTIAL,
  'not-delivered': ResultName.LINE_RESULT_NOT_DELIVERED,
} as const satisfies Record<LineResult, keyof typeof ResultName>;

const kindNames = {
  issued: KindName.OUTCOME_KIND_ISSUED,
  claimed: KindName.OUTCOME_KIND_CLAIMED,
  released: KindName.OUTCOME_KIND_RELEASED,
  dispensed: KindName.OUTCOME_KIND_DISPENSED,
  reversed: KindName.OUTCOME_KIND_REVERSED,
  'not-dispensed': KindName.OUTCOME_KIND_NOT_DISPENSED,
  reopened: KindName.OUTCOME_KIND_REOPENED,
  refused: KindName.OUTCOME_KIND_REFUSED,
  cancelled: KindName.OUTCOME_KIND_CANCELLED,
  disputed: KindName.OUTCOME_KIND_DISPUTED,
  confirmed: KindName.OUTCOME_KIND_CONFIRMED,
  opinion: KindName.OUTCOME_KIND_OPINION,
} as const satisfies Record<OutcomeKind, keyof typeof KindName>;
