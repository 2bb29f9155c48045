import type { Request } from '@ordonnancier/event-sourcing/request.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { Pharmacist } from '@ordonnancier/prescription/events.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { requestOf } from '@ordonnancier/service/write-request.ts';

/** Who calls. Every RPC of this service lets pharmacists in, and nobody else. */
export function pharmacistOf({ caller }: Pick<Call, 'caller'>): Pharmacist {
  invariant(caller.role === 'pharmacist', 'pharmacists alone are let in');
  return { rpps: caller.rpps, finess: caller.finess };
}

/** One attempt of the caller. */
export function requestBy(
  call: Pick<Call, 'caller' | 'signal'>,
  method: string,
  { requestId, ...fields }: { readonly requestId: string } & Readonly<Record<string, unknown>>,
  { secrets }: Pick<PrescriptionStore, 'secrets'>,
): Request {
  return requestOf(call, method, requestId, fields, secrets.requestFingerprint);
}
