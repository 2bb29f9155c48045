import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import { logPosition, minPosition, pageSize, pageToken, writePageToken } from '@ordonnancier/service/queries.ts';
import { z } from 'zod';
import type { PharmacyDispensingQueries } from '../read-models/pharmacy-dispensings/query.ts';
import { pharmacistOf } from './caller.ts';

const request = z.object({ pageSize, pageToken: pageToken(logPosition), minPosition });

/** Lists what the caller's pharmacy dispensed. */
export function listPharmacyDispensings(dispensings: PharmacyDispensingQueries) {
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async ({ pageSize, pageToken, minPosition }, call) => {
      const { finess } = pharmacistOf(call);
      const reached = await dispensings.reached(minPosition, call);
      if (!reached.ok) return reached;
      // One row more than asked for tells whether there is a next page.
      const found = await dispensings.list({ finess, before: pageToken, rowsMax: pageSize + 1 });
      // Asked afterwards: what was parked before the page was read is seen now.
      if (await dispensings.mayLack(finess)) return refuse('READ_MODEL_INCOMPLETE');
      const page = found.slice(0, pageSize);
      const last = found.length > pageSize ? page.at(-1) : undefined;
      return accept({ dispensings: page, nextPageToken: last === undefined ? '' : writePageToken(last.position) });
    },
  });
}
