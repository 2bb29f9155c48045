import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { type EventHistory, jsonCodec } from '@ordonnancier/event-sourcing/codec.ts';
import { type CommandHandler, openCommandHandler } from '@ordonnancier/event-sourcing/handle-command.ts';
import type { PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { PrescriptionCommand } from '@ordonnancier/prescription/commands.ts';
import { prescriptionDecider } from '@ordonnancier/prescription/decider.ts';
import type { PrescriptionEvent, PrescriptionEventType } from '@ordonnancier/prescription/events.ts';
import type { PrescriptionRefusalCode } from '@ordonnancier/prescription/refusals.ts';
import type { IssuedPrescription, PrescriptionState } from '@ordonnancier/prescription/state.ts';

/** The prescriptions of the log, as the doors for prescribers and for pharmacists both see them. */
export type Prescriptions = CommandHandler<
  PrescriptionState,
  PrescriptionCommand,
  PrescriptionEvent,
  PrescriptionRefusalCode
>;

export const prescriptionStreamPrefix = 'prescription-';

export function prescriptionStream(id: PrescriptionId): string {
  return prescriptionStreamPrefix + id;
}

/** No event has changed its form yet; the first that does gets its upcaster here. */
const histories: Readonly<Record<PrescriptionEventType, EventHistory>> = {
  PrescriptionIssued: [],
  PrescriptionTranscribed: [],
  PrescriptionClaimed: [],
  ClaimReleased: [],
  MedicationDispensed: [],
  DispensingReversed: [],
  LinesNotDispensed: [],
  LinesReopened: [],
  DispensingRefused: [],
  OpinionGiven: [],
  LinesCancelled: [],
  PrescriptionReplaced: [],
  AuthenticityConfirmed: [],
  PrescriptionDisowned: [],
  SuspicionReported: [],
};

export const prescriptionCodec = jsonCodec<PrescriptionEvent>(histories);

/** The version in which events of a type are written today. */
export function schemaVersionOf(type: PrescriptionEventType): number {
  return histories[type].length + 1;
}

/** Some 4 kB each with their request ids: 80 MB, for the prescriptions that are in a pharmacy's hands at one time. */
const cachedStreamsMax = 20_000;

export function openPrescriptions(log: EventLog): Prescriptions {
  return openCommandHandler({ log, decider: prescriptionDecider, codec: prescriptionCodec, cachedStreamsMax });
}

/** The state after a command that was accepted: nothing is accepted before the issue but the issue itself. */
export function asIssued(state: PrescriptionState): IssuedPrescription {
  invariant(state.status === 'issued', 'an accepted command leaves an issued prescription');
  return state;
}
