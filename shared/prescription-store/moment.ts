import type { Call } from '@ordonnancier/grpc/rpc.ts';
import { civilDateAt, frenchTimeZoneOf } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { Moment } from '@ordonnancier/prescription/status.ts';

/**
 * The instant of a call and the day it is where the caller stands: at the establishment that the token names, or in
 * mainland France when it names none. Overseas, a prescriber's token must therefore name one.
 */
export function momentOf({ caller, nowMs }: Pick<Call, 'caller' | 'nowMs'>): Moment {
  const finess = 'finess' in caller ? caller.finess : undefined;
  const timeZone = finess === undefined ? 'Europe/Paris' : frenchTimeZoneOf(finess);
  invariant(timeZone !== undefined, 'no territory bears the prefix of this FINESS number');
  return { nowMs, today: civilDateAt(nowMs, timeZone) };
}
