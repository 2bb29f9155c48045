import { randomUUID } from 'node:crypto';
import { jsonCodec, writeMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import { eventIdOf } from '@ordonnancier/event-sourcing/request.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { PatientRef, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import type { IssuedPrescription } from '@ordonnancier/prescription/state.ts';
import { requestOf } from '@ordonnancier/service/write-request.ts';
import type { PrescriptionStore } from './store.ts';

/** Somebody read a patient's data. Its JSON is described in protos/ordonnancier/events/v1/access_events.proto. */
export interface PrescriptionRead {
  readonly type: 'PrescriptionRead';
  readonly prescriptionId: PrescriptionId;
  readonly patientRef: PatientRef;
  /** Name of the RPC. */
  readonly action: string;
  readonly actorRole: string;
  readonly actorRpps?: string;
  readonly actorFiness?: string;
}

export const accessCodec = jsonCodec<PrescriptionRead>({ PrescriptionRead: [] });

/**
 * Records that the caller reads a prescription, in a stream of its own. To be awaited before the answer leaves: a reading
 * that cannot be recorded does not take place.
 *
 * @param action name of the RPC
 */
export async function recordReading(
  { log, secrets }: Pick<PrescriptionStore, 'log' | 'secrets'>,
  call: Pick<Call, 'caller' | 'traceparent'>,
  action: string,
  { prescriptionId, patientRef }: IssuedPrescription,
): Promise<void> {
  const request = requestOf(call.caller, action, randomUUID(), { prescriptionId }, secrets.requestFingerprint);
  const { role, rpps, finess } = request.actor;
  const { type, data, schemaVersion } = accessCodec.encode({
    type: 'PrescriptionRead',
    prescriptionId,
    patientRef,
    action,
    actorRole: role,
    ...(rpps !== undefined && { actorRpps: rpps }),
    ...(finess !== undefined && { actorFiness: finess }),
  });
  const stream = `access-${request.requestId}`;
  const metadata = writeMetadata(schemaVersion, request, call.traceparent);
  await log.append(stream, 'none', [{ eventId: eventIdOf(request, stream, 0), type, data, metadata }]);
}
