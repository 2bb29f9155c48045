import path from 'node:path';
import { readFileSync } from 'node:fs';
import { v7 as uuidV7 } from 'uuid';
import { signDocument } from '@ordonnancier/security/document-signature.ts';
import type { SandboxIdentity } from './issuer/identities.ts';
import { prescriberSigningKey } from './issuer/prescriber-keys.ts';
import type { PrescriberSigningKey } from './issuer/prescriber-keys.ts';

type Prescriber = Extract<SandboxIdentity, { role: 'prescriber' }>;
type Patient = Extract<SandboxIdentity, { role: 'patient' }>;

export interface SignedPrescription {
  readonly prescriptionId: string;
  readonly document: Buffer;
  readonly signature: string;
}

export interface PrescriptionToWrite {
  readonly prescriber: Prescriber;
  readonly patient: Patient;
  /** The lines as in `examples/prescriptions/`. */
  readonly lines: readonly unknown[];
  /** Civil date, YYYY-MM-DD. */
  readonly issuedOn: string;
}

/** The lines of an example file. @throws when the file does not hold any. */
export function readLines(file: string | URL): readonly unknown[] {
  const content = parsed(readFileSync(file, 'utf8'));
  if (typeof content === 'object' && content !== null && 'lines' in content && Array.isArray(content.lines)) {
    return content.lines;
  }
  throw new Error('a prescription file is a JSON object with "lines"');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`a prescription file is JSON: ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
}

/** Writes and signs the document of a new prescription, as prescriber software does. See docs/signing.md. */
export async function writePrescription(
  stateDirectory: string,
  prescription: PrescriptionToWrite,
): Promise<SignedPrescription> {
  const { rpps } = prescription.prescriber;
  return signPrescription(await prescriberSigningKey(path.join(stateDirectory, 'issuer'), rpps), prescription);
}

/** The same with the prescriber's key at hand. */
export async function signPrescription(
  key: PrescriberSigningKey,
  { prescriber, patient, lines, issuedOn }: PrescriptionToWrite,
): Promise<SignedPrescription> {
  const prescriptionId = uuidV7();
  const document = Buffer.from(
    JSON.stringify({
      schema: 'ordonnancier/prescription-document/v1',
      prescriptionId,
      issuedOn,
      prescriber: { rpps: prescriber.rpps, ...(prescriber.finess !== undefined && { finess: prescriber.finess }) },
      patient: {
        ins: patient.ins.matricule,
        insOid: patient.ins.oid,
        birthName: patient.traits.birthName,
        firstGivenName: patient.traits.firstGivenName,
        givenNames: patient.traits.givenNames,
        birthDate: patient.traits.birthDate,
        sex: patient.traits.sex === 'female' ? 'F' : 'M',
        birthPlaceCode: patient.traits.birthplaceInseeCode,
      },
      lines,
    }),
  );
  return { prescriptionId, document, signature: await signDocument(document, key) };
}
