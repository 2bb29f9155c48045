import type { KeyObject } from 'node:crypto';
import type { Actor, Request } from '@ordonnancier/event-sourcing/request.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import { type Caller, callerId } from '@ordonnancier/security/caller.ts';
import { keyedHash } from '@ordonnancier/security/keyed-hash.ts';

/**
 * What the log keeps of a client's request. Two requests are the same when caller, establishment, request id,
 * method and fields are.
 *
 * @param fields the client's own, validated, without the request id and without anything that the server added
 */
export function requestOf(
  { caller, signal }: Pick<Call, 'caller'> & Partial<Pick<Call, 'signal'>>,
  method: string,
  requestId: string,
  fields: Readonly<Record<string, unknown>>,
  fingerprintKey: KeyObject,
): Request {
  const establishment = 'finess' in caller ? caller.finess : undefined;
  const content = JSON.stringify([method, establishment, fields]);
  const contentHash = keyedHash(fingerprintKey, Buffer.from(content, 'utf8'));
  return { requestId, contentHash, actor: actorOf(caller), ...(signal !== undefined && { signal }) };
}

function actorOf(caller: Caller): Actor {
  return {
    role: caller.role,
    callerId: callerId(caller),
    ...('rpps' in caller && { rpps: caller.rpps }),
    ...('finess' in caller && { finess: caller.finess }),
  };
}
