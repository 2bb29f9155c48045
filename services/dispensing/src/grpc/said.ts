import type { Call } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import type { PrescriptionCommand } from '@ordonnancier/prescription/commands.ts';
import type { Pharmacist } from '@ordonnancier/prescription/events.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import type { PresentedCode, PresentedCodes } from '../presented-codes.ts';
import { written } from './answers.ts';
import { pharmacistOf, requestBy } from './caller.ts';

interface AskedByCode extends Readonly<Record<string, unknown>> {
  readonly requestId: string;
  readonly code: PresentedCode;
}

/** Records what a pharmacist says of the prescription whose code is presented, without a claim. */
export function openSaying(store: PrescriptionStore, codes: PresentedCodes) {
  return async (
    asked: AskedByCode,
    call: Call,
    commandOf: (pharmacist: Pharmacist) => Extract<PrescriptionCommand, { readonly pharmacist: Pharmacist }>,
  ) => {
    const pharmacist = pharmacistOf(call);
    const found = await codes.resolve(asked.code, pharmacist.finess, call);
    if (!found.ok) return found;
    const { prescriptionId } = found.value;
    const command = commandOf(pharmacist);
    const request = requestBy(call, command.type, asked, store);
    const handled = await store.prescriptions.handle(prescriptionStream(prescriptionId), request, () => command);
    if (!handled.ok) return handled;
    return accept({ prescriptionId, logPosition: written(handled.value).logPosition });
  };
}
