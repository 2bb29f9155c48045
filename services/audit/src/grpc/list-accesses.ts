import type { KeyObject } from 'node:crypto';
import { orAbsent, prescriptionId } from '@ordonnancier/grpc/fields.ts';
import type { Access__Output } from '@ordonnancier/grpc/generated/ordonnancier/audit/v1/Access.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { timestampOf } from '@ordonnancier/grpc/timestamp.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { patientRefOf } from '@ordonnancier/security/pseudonyms.ts';
import { logPosition, minPosition, pageSize, pageToken, writePageToken } from '@ordonnancier/service/queries.ts';
import { z } from 'zod';
import type { Access, AccessQueries } from '../read-models/accesses/query.ts';

const request = z.object({
  prescriptionId: orAbsent(prescriptionId),
  pageSize,
  pageToken: pageToken(logPosition),
  minPosition,
});

/**
 * Lists who did what to the calling patient's prescriptions. Whose prescription another id names is not told: it lists
 * as one without accesses.
 */
export function listAccesses(accesses: AccessQueries, pseudonymKey: KeyObject) {
  return unary({
    roles: ['patient'],
    request,
    handle: async ({ prescriptionId, pageSize, pageToken, minPosition }, call) => {
      invariant(call.caller.role === 'patient', 'patients alone are let in');
      const patientRef = patientRefOf(pseudonymKey, call.caller.ins);
      const reached = await accesses.reached(minPosition, call);
      if (!reached.ok) return reached;
      // One row more than asked for tells whether there is a next page.
      const found = await accesses.list({ patientRef, prescriptionId, before: pageToken, rowsMax: pageSize + 1 });
      const page = found.slice(0, pageSize);
      const last = found.length > pageSize ? page.at(-1) : undefined;
      return accept({
        accesses: page.map(accessMessage),
        nextPageToken: last === undefined ? '' : writePageToken(last.position),
      });
    },
  });
}

function accessMessage(access: Access): Access__Output {
  return {
    eventId: access.eventId,
    logPosition: access.position,
    prescriptionId: access.prescriptionId,
    action: access.action,
    readOnly: access.readOnly,
    actorRole: access.actorRole,
    actorRpps: access.actorRpps ?? '',
    actorFiness: access.actorFiness ?? '',
    recordedAt: timestampOf(access.recordedAtMs),
  };
}
