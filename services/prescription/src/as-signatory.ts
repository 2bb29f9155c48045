import type { Request } from '@ordonnancier/event-sourcing/request.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { PrescriptionId, RequestId, Rpps } from '@ordonnancier/kernel/identifiers.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { asIssued, prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import type { PrescriptionCommand } from '@ordonnancier/prescription/commands.ts';
import type { PrescriptionEvent } from '@ordonnancier/prescription/events.ts';
import type { IssuedPrescription } from '@ordonnancier/prescription/state.ts';
import { requestOf } from '@ordonnancier/service/write-request.ts';
import { prescriberOf } from './prescriber.ts';

/** What every request of a signatory says, beside fields of its own: all of them make it the request that it is. */
type SignatoryRequest = Readonly<Record<string, unknown>> & {
  readonly requestId: RequestId;
  readonly prescriptionId: PrescriptionId;
};

export interface Acted {
  readonly events: readonly PrescriptionEvent[];
  readonly state: IssuedPrescription;
  readonly logPosition: string;
}

/**
 * Handles a command that only the signatory may give. To anybody else the prescription is as unknown as one that does not
 * exist.
 */
export async function actAsSignatory(
  store: PrescriptionStore,
  call: Call,
  method: string,
  { requestId, ...fields }: SignatoryRequest,
  command: (prescriberRpps: Rpps) => PrescriptionCommand,
): Promise<Result<Acted>> {
  const request = requestOf(call, method, requestId, fields, store.secrets.requestFingerprint);
  return handleAsSignatory(store, call, request, fields.prescriptionId, command);
}

/** The same for a request that was made before. */
export async function handleAsSignatory(
  store: PrescriptionStore,
  call: Call,
  request: Request,
  prescriptionId: PrescriptionId,
  command: (prescriberRpps: Rpps) => PrescriptionCommand,
): Promise<Result<Acted>> {
  const stream = prescriptionStream(prescriptionId);
  const handled = await store.prescriptions.handle(stream, request, () => command(prescriberOf(call).rpps));
  if (!handled.ok) return handled.refusal.code === 'NOT_THE_SIGNATORY' ? refuse('PRESCRIPTION_UNKNOWN') : handled;
  const { events, state, position } = handled.value;
  return accept({ events, state: asIssued(state), logPosition: position ?? '' });
}
