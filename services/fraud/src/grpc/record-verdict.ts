import type { KeyObject } from 'node:crypto';
import { requestId, stated } from '@ordonnancier/grpc/fields.ts';
import { Verdict } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/Verdict.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { requestOf } from '@ordonnancier/service/write-request.ts';
import { z } from 'zod';
import { alertStream } from '../alert-stream.ts';
import type { AlertHandler } from '../alert-stream.ts';
import { verdictOfName } from './verdicts.ts';

const request = z.object({
  requestId,
  alertId: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be a UUID in lower case'),
  verdict: stated(Verdict),
});

/** Records what an analyst decided about an alert. */
export function recordVerdict(alerts: AlertHandler, fingerprintKey: KeyObject) {
  return unary({
    roles: ['analyst'],
    request,
    handle: async ({ requestId, ...fields }, call) => {
      invariant(call.caller.role === 'analyst', 'analysts alone are let in');
      const { alertId } = fields;
      const verdict = verdictOfName[fields.verdict];
      const { subject: analyst } = call.caller;
      const attempt = requestOf(call, 'RecordVerdict', requestId, fields, fingerprintKey);
      const command = { type: 'RecordVerdict', alertId, verdict, analyst } as const;
      const handled = await alerts.handle(alertStream(alertId), attempt, () => command);
      if (!handled.ok) return handled;
      const { position } = handled.value;
      invariant(position !== undefined, 'a verdict stands in a stream that has events');
      return accept({ alertId, logPosition: position });
    },
  });
}
