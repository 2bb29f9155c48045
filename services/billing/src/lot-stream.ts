import { jsonCodec } from '@ordonnancier/event-sourcing/codec.ts';
import { deterministicId } from '@ordonnancier/event-sourcing/request.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import type { LotEvent } from './domain/lot/events.ts';
import type { LotNumbered } from './domain/lot/lot-numbers.ts';

export const lotStreamPrefix = 'lot-';

export function lotStream(lotId: string): string {
  return `${lotStreamPrefix}${lotId}`;
}

/** Of the request that opens it, so that a repeated request finds the lot of the first. */
export function lotIdOf(pharmacyFiness: Finess, requestId: string): string {
  return deterministicId('lot', pharmacyFiness, requestId);
}

export const lotCodec = jsonCodec<LotEvent>({
  LotOpened: [],
  LotSent: [],
  LotAcknowledged: [],
  LotUnreadable: [],
  PayerReturnRecorded: [],
});

/** One stream for each pharmacy and civil year, which bounds it to a thousand lots or so. */
export function lotNumbersStream(pharmacyFiness: Finess, openedOn: CivilDate): string {
  return `lots-${pharmacyFiness}-${openedOn.slice(0, 'YYYY'.length)}`;
}

export const lotNumbersCodec = jsonCodec<LotNumbered>({ LotNumbered: [] });
