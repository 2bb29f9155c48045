import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { jsonCodec } from '@ordonnancier/event-sourcing/codec.ts';
import { openCommandHandler } from '@ordonnancier/event-sourcing/handle-command.ts';
import type { CommandHandler } from '@ordonnancier/event-sourcing/handle-command.ts';
import { deterministicId } from '@ordonnancier/event-sourcing/request.ts';
import type { DispensingId, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { alertDecider } from './domain/alert/alert.ts';
import type { AlertCommand, AlertRefusalCode, AlertState } from './domain/alert/alert.ts';
import type { AlertEvent } from './domain/alert/events.ts';

export const alertStreamPrefix = 'alert-';

export const alertCodec = jsonCodec<AlertEvent>({ AlertRaised: [], VerdictRecorded: [] });

export type AlertHandler = CommandHandler<AlertState, AlertCommand, AlertEvent, AlertRefusalCode>;

/** An alert is written twice in its life, some days apart: hardly any is worth keeping in memory. */
const cachedStreamsMax = 1_000;

export function openAlertHandler(log: EventLog): AlertHandler {
  return openCommandHandler({ log, decider: alertDecider, codec: alertCodec, cachedStreamsMax });
}

export function alertStream(alertId: string): string {
  return alertStreamPrefix + alertId;
}

/**
 * A dispensing has one alert at most, whoever raises it and however often. Its id is unique within its prescription only:
 * pharmacies make it.
 */
export function alertIdOf(prescriptionId: PrescriptionId, dispensingId: DispensingId): string {
  return deterministicId('alert', prescriptionId, dispensingId);
}
