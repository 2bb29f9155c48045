import { cip13, civilDate, finess, orAbsent, rpps } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { logPosition, minPosition, pageSize, pageToken, writePageToken } from '@ordonnancier/service/queries.ts';
import type { RecordReadings } from '@ordonnancier/service/readings.ts';
import { z } from 'zod';
import type { AlertQueries } from '../read-models/alerts/query.ts';
import { alertMessage } from './alert-message.ts';

const request = z.object({
  pharmacyFiness: orAbsent(finess),
  prescriberRpps: orAbsent(rpps),
  cip13: orAbsent(cip13),
  from: orAbsent(civilDate),
  to: orAbsent(civilDate),
  openOnly: z.boolean(),
  pageSize,
  pageToken: pageToken(logPosition),
  minPosition,
});

/** Lists alerts by what they are about, newest first. */
export function listAlerts(alerts: AlertQueries, recordReadings: RecordReadings) {
  return unary({
    roles: ['analyst'],
    request,
    handle: async ({ pageSize, pageToken, minPosition, ...filter }, call) => {
      const reached = await alerts.reached(minPosition, call);
      if (!reached.ok) return reached;
      // One row more than asked for tells whether there is a next page.
      const found = await alerts.list(filter, pageToken, pageSize + 1);
      const page = found.slice(0, pageSize);
      const last = found.length > pageSize ? page.at(-1) : undefined;
      await recordReadings(call, 'ListAlerts', page);
      return accept({
        alerts: page.map(alertMessage),
        nextPageToken: last === undefined ? '' : writePageToken(last.raisedPosition),
      });
    },
  });
}
