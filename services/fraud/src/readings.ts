import { randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { jsonCodec, writeMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import { eventIdOf } from '@ordonnancier/event-sourcing/request.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { PatientRef, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { requestOf } from '@ordonnancier/service/write-request.ts';

/** What an analyst reads is a patient's, pseudonym or not. Published in protos/ordonnancier/events/v1/access_events.proto. */
interface PrescriptionRead {
  readonly type: 'PrescriptionRead';
  readonly prescriptionId: PrescriptionId;
  readonly patientRef: PatientRef;
  readonly action: string;
  readonly actorRole: string;
}

export const readingCodec = jsonCodec<PrescriptionRead>({ PrescriptionRead: [] });

/** Records which prescriptions the answer of an RPC tells of, before it leaves. */
export type RecordReadings = (
  call: Call,
  action: string,
  read: readonly { readonly prescriptionId: PrescriptionId; readonly patientRef: PatientRef }[],
) => Promise<void>;

/** One append per answer, to a stream of its own. A reading that cannot be recorded does not take place. */
export function openReadingRecorder(log: EventLog, fingerprintKey: KeyObject): RecordReadings {
  return async (call, action, read) => {
    const prescriptions = new Map(read.map(({ prescriptionId, patientRef }) => [prescriptionId, patientRef]));
    if (prescriptions.size === 0) return;
    const fields = { prescriptionIds: [...prescriptions.keys()] };
    const request = requestOf(call.caller, action, randomUUID(), fields, fingerprintKey);
    const stream = `access-${request.requestId}`;
    const events = [...prescriptions].map(([prescriptionId, patientRef], index) => {
      const event: PrescriptionRead = {
        type: 'PrescriptionRead',
        prescriptionId,
        patientRef,
        action,
        actorRole: call.caller.role,
      };
      const { type, data, schemaVersion } = readingCodec.encode(event);
      const metadata = writeMetadata(schemaVersion, request, call.traceparent);
      return { eventId: eventIdOf(request, stream, index), type, data, metadata };
    });
    await log.append(stream, 'none', events);
  };
}
