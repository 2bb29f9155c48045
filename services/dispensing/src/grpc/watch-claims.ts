import { orAbsent } from '@ordonnancier/grpc/fields.ts';
import type { WatchClaimsResponse__Output as News } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/WatchClaimsResponse.ts';
import { serverStream } from '@ordonnancier/grpc/rpc.ts';
import { timestampOf } from '@ordonnancier/grpc/timestamp.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import { logPosition } from '@ordonnancier/service/queries.ts';
import type { Watched } from '@ordonnancier/service/watch-rows.ts';
import { z } from 'zod';
import type { ClaimEvent, ClaimEventQueries } from '../read-models/claim-events/query.ts';
import { pharmacistOf } from './caller.ts';
import { claimEventKindNames } from './words.ts';

const request = z.object({ afterPosition: orAbsent(logPosition) });

/** Streams what others do to the prescriptions that the caller's pharmacy holds. */
export function watchClaims(claimEvents: ClaimEventQueries) {
  return serverStream({
    roles: ['pharmacist'],
    request,
    handle: async ({ afterPosition }, call) => {
      const { finess } = pharmacistOf(call);
      const checked = await claimEvents.checkAfter(afterPosition);
      if (!checked.ok) return checked;
      if (await claimEvents.mayLack(finess)) return refuse('READ_MODEL_INCOMPLETE');
      return accept(newsOf(claimEvents.watch(finess, afterPosition, call.signal)));
    },
  });
}

async function* newsOf(watched: AsyncIterable<Watched<ClaimEvent>>): AsyncGenerator<News> {
  for await (const item of watched) {
    if (item.kind === 'position') {
      const kind = 'CLAIM_EVENT_KIND_UNSPECIFIED';
      yield { logPosition: item.position, prescriptionId: '', kind, recordedAt: null, lineIds: [] };
    } else {
      const { position, prescriptionId, kind, recordedAtMs, lineIds } = item.row;
      yield {
        logPosition: position,
        prescriptionId,
        kind: claimEventKindNames[kind],
        recordedAt: timestampOf(recordedAtMs),
        lineIds: [...lineIds],
      };
    }
  }
}
