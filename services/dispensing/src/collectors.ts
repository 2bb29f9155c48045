import { type Request, eventIdOf } from '@ordonnancier/event-sourcing/request.ts';
import { readMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { accept, type Result } from '@ordonnancier/kernel/result.ts';
import type { Collector } from '@ordonnancier/prescription/commands.ts';
import type { CollectorIdentification, SealedEnvelope } from '@ordonnancier/prescription/events.ts';
import type { IssuedPrescription } from '@ordonnancier/prescription/state.ts';
import { prescriptionStream, schemaVersionOf } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PatientKeys } from '@ordonnancier/security/patient-keys.ts';
import { open, seal } from '@ordonnancier/security/sealing.ts';
import { z } from 'zod';

/** Who fetches a narcotic in the patient's place, in the clear: only between a request and its seal, or a seal and an answer. */
export interface NamedCollector {
  readonly name: string;
  readonly address: string;
  readonly identification: CollectorIdentification;
}

const sealedFields = z.strictObject({ name: z.string(), address: z.string() });

/**
 * Seals for the dispensing that `request` appends as its event at `index`, and for no other. Under the patient's key: who
 * fetched their medicines is theirs to have erased, and nobody else has a key here.
 */
export async function sealCollector(
  keys: PatientKeys,
  { name, address, identification }: NamedCollector,
  { prescriptionId, patientRef }: IssuedPrescription,
  { request, index }: { readonly request: Request; readonly index: number },
): Promise<Collector> {
  const stream = prescriptionStream(prescriptionId);
  const type = 'MedicationDispensed';
  const context = { stream, eventId: eventIdOf(request, stream, index), type, schemaVersion: schemaVersionOf(type) };
  const fields: z.infer<typeof sealedFields> = { name, address };
  return { identification, sealed: await seal(keys, Buffer.from(JSON.stringify(fields)), context, patientRef) };
}

/**
 * Name and address of a collector; refused once the patient's key was destroyed.
 *
 * @throws when the envelope is not the one sealed for this event.
 */
export async function openCollector(
  keys: PatientKeys,
  sealed: SealedEnvelope,
  recorded: RecordedEvent,
): Promise<Result<z.infer<typeof sealedFields>, 'PATIENT_KEY_DESTROYED'>> {
  const { stream, eventId, type } = recorded;
  const { schemaVersion } = readMetadata(recorded);
  const opened = await open(keys, sealed, { stream, eventId, type, schemaVersion });
  return opened.ok ? accept(sealedFields.parse(JSON.parse(Buffer.from(opened.value).toString('utf8')))) : opened;
}
