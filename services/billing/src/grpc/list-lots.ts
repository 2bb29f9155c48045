import type { Position } from '@ordonnancier/event-log/event-log.ts';
import type { ListLotsResponse__Output as ListLotsResponse } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/ListLotsResponse.ts';
import { type Call, unary, type UnaryRpc } from '@ordonnancier/grpc/rpc.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import {
  logPosition,
  minPosition,
  pageSize,
  pageToken,
  type Reached,
  writePageToken,
} from '@ordonnancier/service/queries.ts';
import { z } from 'zod';
import type { LotPage } from '../read-models/lots/query.ts';
import { pharmacistOf } from './caller.ts';
import { wireLotSummary } from './wire-lot.ts';

export interface ListLotsNeeds {
  readonly untilLotsListed: (position: Position | undefined, call: Call) => Promise<Reached>;
  readonly listLots: (pharmacyFiness: Finess, after: Position | undefined, pageSize: number) => Promise<LotPage>;
}

/** A pharmacy's own lots, the last opened first. */
export function listLots({ untilLotsListed, listLots }: ListLotsNeeds): UnaryRpc<ListLotsResponse> {
  return unary({
    roles: ['pharmacist'],
    request: z.object({ pageSize, pageToken: pageToken(logPosition), minPosition }),
    handle: async ({ pageSize, pageToken, minPosition }, call) => {
      const { finess } = pharmacistOf(call);
      const reached = await untilLotsListed(minPosition, call);
      if (!reached.ok) return reached;
      const page = await listLots(finess, pageToken, pageSize);
      const nextPageToken = page.after === undefined ? '' : writePageToken(page.after);
      return accept({ lots: page.lots.map(wireLotSummary), nextPageToken });
    },
  });
}
