import { randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { jsonCodec, writeMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import { eventIdOf } from '@ordonnancier/event-sourcing/request.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { PatientRef, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { requestOf } from './write-request.ts';

/**
 * Somebody read a patient's data, under a name or a pseudonym. Its JSON is described in
 * protos/ordonnancier/events/v1/access_events.proto.
 */
interface PrescriptionRead {
  readonly type: 'PrescriptionRead';
  readonly prescriptionId: PrescriptionId;
  readonly patientRef: PatientRef;
  /** Name of the RPC. */
  readonly action: string;
  readonly actorRole: string;
  readonly actorRpps?: string;
  readonly actorFiness?: string;
}

export const readingCodec = jsonCodec<PrescriptionRead>({ PrescriptionRead: [] });

/**
 * Records which prescriptions the answer of an RPC tells of. To be awaited before the answer leaves: a reading that cannot
 * be recorded does not take place.
 *
 * @param action name of the RPC
 */
export type RecordReadings = (
  call: Pick<Call, 'caller' | 'traceparent'>,
  action: string,
  read: readonly { readonly prescriptionId: PrescriptionId; readonly patientRef: PatientRef }[],
) => Promise<void>;

/** One append per answer, to a stream of its own: a reader never makes a writer of the prescription conflict. */
export function openReadingRecorder(log: EventLog, fingerprintKey: KeyObject): RecordReadings {
  return async (call, action, read) => {
    const prescriptions = new Map(read.map(({ prescriptionId, patientRef }) => [prescriptionId, patientRef]));
    if (prescriptions.size === 0) return;
    const fields = { prescriptionIds: [...prescriptions.keys()] };
    const request = requestOf({ caller: call.caller }, action, randomUUID(), fields, fingerprintKey);
    const { role, rpps, finess } = request.actor;
    const stream = `access-${request.requestId}`;
    const events = [...prescriptions].map(([prescriptionId, patientRef], index) => {
      const { type, data, schemaVersion } = readingCodec.encode({
        type: 'PrescriptionRead',
        prescriptionId,
        patientRef,
        action,
        actorRole: role,
        ...(rpps !== undefined && { actorRpps: rpps }),
        ...(finess !== undefined && { actorFiness: finess }),
      });
      const metadata = writeMetadata(schemaVersion, request, call.traceparent);
      return { eventId: eventIdOf(request, stream, index), type, data, metadata };
    });
    await log.append(stream, 'none', events);
  };
}
