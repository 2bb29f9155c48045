import type { KeyObject } from 'node:crypto';
import { edgeRefusals } from '@ordonnancier/grpc/edge-refusals.ts';
import type { FraudServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/FraudService.ts';
import { findService } from '@ordonnancier/grpc/load-proto.ts';
import { bindService } from '@ordonnancier/grpc/server.ts';
import { openReadingRecorder } from '@ordonnancier/service/readings.ts';
import type { ServiceHost, ServiceParts } from '@ordonnancier/service/run-service.ts';
import { openAlertHandler } from './alert-stream.ts';
import { listAlerts } from './grpc/list-alerts.ts';
import { recordVerdict } from './grpc/record-verdict.ts';
import { scoreDispensing } from './grpc/score-dispensing.ts';
import { streamAlerts } from './grpc/stream-alerts.ts';
import type { Medicines } from './medicines.ts';
import { raiseAlerts } from './process-managers/raise-alerts/raise-alerts.ts';
import { alertsProjection } from './read-models/alerts/projection.ts';
import { openAlertQueries } from './read-models/alerts/query.ts';
import { dispensingsProjection } from './read-models/dispensings/projection.ts';
import { readHistory } from './read-models/dispensings/query.ts';
import { fraudRefusals } from './refusals.ts';

/** Puts the service together. */
export function composeFraud(host: ServiceHost, medicines: Medicines, fingerprintKey: KeyObject): ServiceParts {
  const { log, pool, followerPool } = host;
  const alerts = openAlertHandler(log);
  const queries = openAlertQueries(host);
  const recordReadings = openReadingRecorder(log, fingerprintKey);
  const service = findService<FraudServiceDefinition>('ordonnancier.fraud.v1.FraudService');
  return {
    bindings: [
      bindService(service, {
        ScoreDispensing: scoreDispensing(medicines, (question) => readHistory(pool, question)),
        ListAlerts: listAlerts(queries, recordReadings),
        StreamAlerts: streamAlerts(queries, recordReadings),
        RecordVerdict: recordVerdict(alerts, fingerprintKey),
      }),
    ],
    refusals: { ...edgeRefusals, ...fraudRefusals },
    projections: [dispensingsProjection(medicines), alertsProjection],
    processManagers: [raiseAlerts(followerPool, alerts)],
  };
}
