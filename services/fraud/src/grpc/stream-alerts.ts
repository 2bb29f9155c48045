import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { orAbsent } from '@ordonnancier/grpc/fields.ts';
import type { StreamAlertsResponse__Output } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/StreamAlertsResponse.ts';
import { serverStream } from '@ordonnancier/grpc/rpc.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { logPosition } from '@ordonnancier/service/queries.ts';
import type { RecordReadings } from '@ordonnancier/service/readings.ts';
import { z } from 'zod';
import type { AlertQueries } from '../read-models/alerts/query.ts';
import { alertMessage } from './alert-message.ts';

const request = z.object({ afterPosition: orAbsent(logPosition) });

/** Streams alerts, each as it stands, in the order of their latest events, and then whatever changes. */
export function streamAlerts(alerts: AlertQueries, recordReadings: RecordReadings) {
  return serverStream({
    roles: ['analyst'],
    request,
    handle: async ({ afterPosition }, call) => {
      const checked = await alerts.checkAfter(afterPosition);
      return checked.ok ? accept(messages(alerts, recordReadings, afterPosition, call)) : checked;
    },
  });
}

async function* messages(
  alerts: AlertQueries,
  recordReadings: RecordReadings,
  after: Position | undefined,
  call: Call,
): AsyncGenerator<StreamAlertsResponse__Output> {
  for await (const watched of alerts.watch(after, call.signal)) {
    if (watched.kind === 'position') {
      yield { logPosition: watched.position, alert: null };
    } else {
      await recordReadings(call, 'StreamAlerts', [watched.row]);
      yield { logPosition: watched.row.position, alert: alertMessage(watched.row) };
    }
  }
}
