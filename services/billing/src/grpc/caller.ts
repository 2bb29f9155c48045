import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { Finess, Rpps } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';

/** The caller of an RPC that lets pharmacists in, and nobody else. */
export function pharmacistOf({ caller }: Pick<Call, 'caller'>): { readonly rpps: Rpps; readonly finess: Finess } {
  invariant(caller.role === 'pharmacist', 'only pharmacists are let in');
  return { rpps: caller.rpps, finess: caller.finess };
}
