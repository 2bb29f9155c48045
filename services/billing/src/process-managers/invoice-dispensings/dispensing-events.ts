import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { jsonCodec } from '@ordonnancier/event-sourcing/codec.ts';
import {
  cip13,
  cis,
  civilDate,
  count,
  dispensingId,
  finess,
  patientRef,
  prescriptionId,
} from '@ordonnancier/grpc/fields.ts';
import { z } from 'zod';

/*
 * What billing reads of the events of a prescription, in the language of
 * protos/ordonnancier/events/v1/prescription_events.proto. Everything else they hold is none of its business.
 */

/** Far above any dispensing; an amount must stay a safe integer. */
const packsMax = 10_000;

const pack = z.object({
  cip13,
  cis,
  count: count(1, packsMax),
  openedBefore: z.exactOptional(z.literal(true)),
});

/** Without what an earlier dispensing opened, and was billed for. */
function packsToBill(packs: readonly z.infer<typeof pack>[]) {
  return packs.flatMap(({ openedBefore, ...opened }) => (openedBefore ? [] : opened));
}

const medicationDispensed = z.object({
  type: z.literal('MedicationDispensed'),
  prescriptionId,
  dispensingId,
  patientRef,
  pharmacist: z.object({ finess }),
  dispensedOn: civilDate,
  lines: z.array(
    z.object({
      aldRelated: z.boolean(),
      genericRefused: z.exactOptional(z.literal(true)),
      packs: z.array(pack).transform(packsToBill),
    }),
  ),
  coverage: z.object({
    exemption: z.enum(['none', 'ald', 'maternity', 'work-accident', 'css', 'ame', 'invalidity']),
    alsaceMoselle: z.boolean(),
    ageBand: z.enum(['under-3', '3-to-17', '18-to-25', '26-to-69', '18-to-70', 'over-70']),
    carteVitalePresented: z.exactOptional(z.boolean()),
  }),
});

const dispensingReversed = z.object({
  type: z.literal('DispensingReversed'),
  prescriptionId,
  dispensingId,
  reversedOn: civilDate,
});

const dispensingEvent = z.discriminatedUnion('type', [medicationDispensed, dispensingReversed]);

export type DispensingEvent = z.infer<typeof dispensingEvent>;
export type MedicationDispensed = z.infer<typeof medicationDispensed>;
export type DispensingReversed = z.infer<typeof dispensingReversed>;

/** Refuses a version that is newer than this program, and would bring an older one up to date. */
const codec = jsonCodec<DispensingEvent>({ MedicationDispensed: [], DispensingReversed: [] });

/**
 * Reads an event of a prescription; undefined when it is one that billing has no part in.
 *
 * @throws ZodError when a field is not what the published language says: a price made of it would be a guess.
 */
export function readDispensingEvent(
  event: Pick<RecordedEvent, 'type' | 'data' | 'metadata'>,
): DispensingEvent | undefined {
  if (event.type !== 'MedicationDispensed' && event.type !== 'DispensingReversed') return undefined;
  return dispensingEvent.parse(codec.decode(event));
}
