import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { jsonCodec, writeMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import { eventIdOf, type Request } from '@ordonnancier/event-sourcing/request.ts';
import type { Finess, PatientRef, PrescriptionId, Rpps } from '@ordonnancier/kernel/identifiers.ts';

/** Somebody read a patient's data. Its JSON is described in protos/ordonnancier/events/v1/access_events.proto. */
export interface PrescriptionRead {
  readonly type: 'PrescriptionRead';
  readonly prescriptionId: PrescriptionId;
  readonly patientRef: PatientRef;
  /** Name of the RPC. */
  readonly action: string;
  readonly actorRole: string;
  readonly actorRpps?: Rpps;
  readonly actorFiness?: Finess;
}

export const accessStreamPrefix = 'access-';

export const accessCodec = jsonCodec<PrescriptionRead>({ PrescriptionRead: [] });

/**
 * Records a reading in a stream of its own, named by the request's id. To be awaited before the answer leaves: a reading
 * that cannot be recorded does not take place.
 */
export async function recordReading(
  log: EventLog,
  request: Request,
  reading: PrescriptionRead,
  traceparent: string | undefined,
): Promise<void> {
  const stream = accessStreamPrefix + request.requestId;
  const { type, data, schemaVersion } = accessCodec.encode(reading);
  const metadata = writeMetadata(schemaVersion, request, traceparent);
  await log.append(stream, 'none', [{ eventId: eventIdOf(request, stream, 0), type, data, metadata }]);
}
