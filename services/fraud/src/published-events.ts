import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { readMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import { isCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import {
  isCip13,
  isCis,
  isDispensingId,
  isFiness,
  isPatientRef,
  isPrescriptionId,
  isRpps,
} from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { z } from 'zod';

/*
 * What this service reads of the events of prescriptions, and no field more: see
 * protos/ordonnancier/events/v1/prescription_events.proto.
 */

const cis = z.string().refine(isCis);
const civilDate = z.string().refine(isCivilDate);

const medicationDispensed = z.object({
  prescriptionId: z.string().refine(isPrescriptionId),
  dispensingId: z.string().refine(isDispensingId),
  patientRef: z.string().refine(isPatientRef),
  prescriberRpps: z.string().refine(isRpps),
  pharmacist: z.object({ finess: z.string().refine(isFiness) }),
  dispensedOn: civilDate,
  lines: z
    .array(
      z.object({
        prescribedCis: cis,
        daysCovered: z.int().min(0),
        packs: z.array(
          z.object({
            cip13: z.string().refine(isCip13),
            cis,
            count: z.int().min(1),
            openedBefore: z.exactOptional(z.literal(true)),
          }),
        ),
      }),
    )
    .min(1),
});

const dispensingReversed = z.object({
  prescriptionId: z.string().refine(isPrescriptionId),
  dispensingId: z.string().refine(isDispensingId),
  reversedOn: civilDate,
});

export type MedicationDispensed = z.infer<typeof medicationDispensed>;

/** @throws ZodError, or InvariantViolation on a version newer than this program. */
export function readMedicationDispensed(event: RecordedEvent): MedicationDispensed {
  return medicationDispensed.parse(dataOf(event));
}

/** @throws as `readMedicationDispensed`. */
export function readDispensingReversed(event: RecordedEvent): z.infer<typeof dispensingReversed> {
  return dispensingReversed.parse(dataOf(event));
}

function dataOf(event: RecordedEvent): unknown {
  const { schemaVersion } = readMetadata(event);
  invariant(schemaVersion === 1, `${event.type} has version ${schemaVersion}, newer than this program`);
  return JSON.parse(Buffer.from(event.data).toString());
}
