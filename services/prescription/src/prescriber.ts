import type { Call } from '@ordonnancier/grpc/rpc.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { PrescribingAuthority } from '@ordonnancier/prescription/prescribing/right-to-prescribe.ts';
import type { Caller } from '@ordonnancier/security/caller.ts';

/** Who calls an RPC whose `roles` are prescribers alone. */
export function prescriberOf({ caller }: Pick<Call, 'caller'>): Extract<Caller, { role: 'prescriber' }> {
  invariant(caller.role === 'prescriber', 'prescribers alone are let in');
  return caller;
}

export function authorityOf(call: Pick<Call, 'caller'>): PrescribingAuthority {
  const { profession, activitySector, specialities } = prescriberOf(call);
  return {
    profession,
    ...(activitySector !== undefined && { activitySector }),
    ...(specialities !== undefined && { specialities }),
  };
}
