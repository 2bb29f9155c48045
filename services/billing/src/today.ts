import type { Call } from '@ordonnancier/grpc/rpc.ts';
import { civilDateAt, frenchTimeZoneOf, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';

/** The day it is at a pharmacy, whoever calls. */
export function todayAt(pharmacyFiness: Finess, { nowMs }: Pick<Call, 'nowMs'>): CivilDate {
  return dayAt(pharmacyFiness, nowMs);
}

/** @param instantMs since the Unix epoch */
export function dayAt(pharmacyFiness: Finess, instantMs: number): CivilDate {
  const timeZone = frenchTimeZoneOf(pharmacyFiness);
  invariant(timeZone !== undefined, 'no territory bears the prefix of this FINESS number');
  return civilDateAt(instantMs, timeZone);
}
