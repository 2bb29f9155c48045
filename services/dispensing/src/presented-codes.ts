import { createPublicKey } from 'node:crypto';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { Finess, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { parseTypedCode } from '@ordonnancier/kernel/typed-code.ts';
import type { IssuedPrescription } from '@ordonnancier/prescription/state.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { capabilityHash, typedCodeHash } from '@ordonnancier/security/derived-secrets.ts';
import { decodePrintedCode, printedCodeKeys } from '@ordonnancier/security/printed-code.ts';
import type { CodeGuesses } from './code-guesses.ts';
import type { TypedCodeQueries } from './read-models/typed-codes/query.ts';

/** What a patient shows: the text of the QR code, or what stands under it. */
export type PresentedCode =
  { readonly kind: 'printed'; readonly text: string } | { readonly kind: 'typed'; readonly text: string };

/**
 * Whether a code is forged, wrong, or that of a prescription which is not in the log is not told apart: each would help
 * whoever is looking for prescriptions.
 */
export type CodeRefusalCode = 'CODE_UNKNOWN' | 'CODE_GUESSES_EXHAUSTED';

export interface PresentedCodes {
  /** The prescription that the code opens, as the log has it now. */
  resolve(
    code: PresentedCode,
    finess: Finess,
    call: Pick<Call, 'nowMs' | 'signal'>,
  ): Promise<Result<IssuedPrescription, CodeRefusalCode>>;
}

export function openPresentedCodes(
  { prescriptions, secrets }: Pick<PrescriptionStore, 'prescriptions' | 'secrets'>,
  typedCodes: TypedCodeQueries,
  guesses: CodeGuesses,
): PresentedCodes {
  const signers = printedCodeKeys([createPublicKey(secrets.printedCodeSigning)]);

  async function ofPrintedCode(text: string): Promise<IssuedPrescription | undefined> {
    const genuine = decodePrintedCode(text, signers);
    if (!genuine.ok) return undefined;
    const { prescriptionId, capability } = genuine.value;
    const prescription = await load(prescriptionId);
    return prescription?.capabilityHash === capabilityHash(capability) ? prescription : undefined;
  }

  async function ofTypedCode(
    text: string,
    finess: Finess,
    { nowMs, signal }: Pick<Call, 'nowMs' | 'signal'>,
  ): Promise<Result<IssuedPrescription | undefined, 'CODE_GUESSES_EXHAUSTED'>> {
    const code = parseTypedCode(text);
    // Its own check tells that it was mistyped: that is no guess, for everybody can tell beforehand.
    if (code === undefined) return accept(undefined);
    const allowed = await guesses.take(finess, nowMs);
    if (!allowed.ok) return allowed;
    const prescriptionId = await typedCodes.find(typedCodeHash(secrets.typedCodeLookup, code), signal);
    if (prescriptionId === undefined) return accept(undefined);
    await guesses.giveBack(finess, nowMs);
    return accept(await load(prescriptionId));
  }

  async function load(prescriptionId: PrescriptionId): Promise<IssuedPrescription | undefined> {
    const { state } = await prescriptions.load(prescriptionStream(prescriptionId));
    return state.status === 'issued' ? state : undefined;
  }

  return {
    async resolve(code, finess, call) {
      const found =
        code.kind === 'printed' ? accept(await ofPrintedCode(code.text)) : await ofTypedCode(code.text, finess, call);
      if (!found.ok) return found;
      return found.value === undefined ? refuse('CODE_UNKNOWN') : accept(found.value);
    },
  };
}
