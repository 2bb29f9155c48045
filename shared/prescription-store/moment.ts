import type { Call } from '@ordonnancier/grpc/rpc.ts';
import { civilDateAt, type FrenchTimeZone, frenchTimeZoneOf } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { Moment } from '@ordonnancier/prescription/status.ts';
import { type PrescriberDirectory, sandboxPrescribers } from './prescriber-directory.ts';

/**
 * The instant of a call and the day it is where the caller stands: at the establishment that the token names; without one, where
 * the directory says that the prescriber exercises; else in mainland France.
 */
export function momentOf(
  { caller, nowMs }: Pick<Call, 'caller' | 'nowMs'>,
  prescribers: PrescriberDirectory = sandboxPrescribers,
): Moment {
  return { nowMs, today: civilDateAt(nowMs, timeZoneOf(caller, prescribers)) };
}

function timeZoneOf(caller: Call['caller'], prescribers: PrescriberDirectory): FrenchTimeZone {
  const finess = 'finess' in caller ? caller.finess : undefined;
  if (finess === undefined)
    return ('rpps' in caller ? prescribers.timeZoneOf(caller.rpps) : undefined) ?? 'Europe/Paris';
  const timeZone = frenchTimeZoneOf(finess);
  invariant(timeZone !== undefined, 'no territory bears the prefix of this FINESS number');
  return timeZone;
}
