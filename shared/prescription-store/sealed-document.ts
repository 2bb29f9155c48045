import { z } from 'zod';
import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { readMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import { eventIdOf, type Request } from '@ordonnancier/event-sourcing/request.ts';
import type { PatientRef, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, type Result } from '@ordonnancier/kernel/result.ts';
import type { SealedEnvelope } from '@ordonnancier/prescription/events.ts';
import type { PatientKeys } from '@ordonnancier/security/patient-keys.ts';
import { open, seal } from '@ordonnancier/security/sealing.ts';
import { parseDocument, type PrescriptionDocument } from './document.ts';
import { prescriptionCodec, prescriptionStream, schemaVersionOf } from './prescriptions.ts';

/**
 * The personal fields of a prescription's first event: the document, byte for byte, and the signature it came with. Who the
 * patient is and how the medicines are taken is read from the document, so that no copy can ever say otherwise.
 */
export interface KeptDocument {
  readonly bytes: Uint8Array;
  /** Detached JWS; absent for a transcription from paper. */
  readonly signature?: string;
}

const sealedFields = z.strictObject({
  document: z.base64(),
  signature: z.exactOptional(z.string()),
});

/** Seals for the event at index 0 of what `request` appends to the prescription's stream, and for no other. */
export async function sealDocument(
  keys: PatientKeys,
  { bytes, signature }: KeptDocument,
  first: {
    readonly type: 'PrescriptionIssued' | 'PrescriptionTranscribed';
    readonly prescriptionId: PrescriptionId;
    readonly patientRef: PatientRef;
    readonly request: Request;
  },
): Promise<SealedEnvelope> {
  const fields: z.infer<typeof sealedFields> = {
    document: Buffer.from(bytes).toString('base64'),
    ...(signature !== undefined && { signature }),
  };
  const stream = prescriptionStream(first.prescriptionId);
  const context = {
    stream,
    eventId: eventIdOf(first.request, stream, 0),
    type: first.type,
    schemaVersion: schemaVersionOf(first.type),
  };
  return seal(keys, Buffer.from(JSON.stringify(fields)), context, first.patientRef);
}

/**
 * The document of a prescription that is in the log; refused once the patient's key was destroyed.
 *
 * @throws when the log does not hold the prescription, or the envelope is not the one sealed for it.
 */
export async function readDocument(
  log: EventLog,
  keys: PatientKeys,
  prescriptionId: PrescriptionId,
): Promise<Result<PrescriptionDocument, 'PATIENT_KEY_DESTROYED'>> {
  for await (const recorded of log.read(prescriptionStream(prescriptionId), { maxCount: 1 })) {
    const event = prescriptionCodec.decode(recorded);
    invariant('sealed' in event, 'a prescription begins with its document');
    const { stream, eventId, type } = recorded;
    const { schemaVersion } = readMetadata(recorded);
    const opened = await open(keys, event.sealed, { stream, eventId, type, schemaVersion });
    return opened.ok ? accept(documentOf(opened.value)) : opened;
  }
  invariant(false, 'the log does not hold this prescription');
}

function documentOf(plaintext: Uint8Array): PrescriptionDocument {
  const fields = sealedFields.parse(JSON.parse(Buffer.from(plaintext).toString('utf8')));
  const document = parseDocument(Buffer.from(fields.document, 'base64'));
  invariant(document.ok, 'a document that was accepted stays readable');
  return document.value;
}
