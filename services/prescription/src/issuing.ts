import { handledRequest } from '@ordonnancier/event-sourcing/folded-stream.ts';
import type { Handled } from '@ordonnancier/event-sourcing/handle-command.ts';
import type { Request } from '@ordonnancier/event-sourcing/request.ts';
import type { IssuePrescriptionResponse__Output as IssueReply } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/IssuePrescriptionResponse.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { contentOf, lineToPrescribe } from '@ordonnancier/prescription-store/content.ts';
import { admitDocument } from '@ordonnancier/prescription-store/admit-document.ts';
import type { PrescriptionDocument } from '@ordonnancier/prescription-store/document.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { asIssued, prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import { printedCodeOf } from '@ordonnancier/prescription-store/printed-code.ts';
import { sealDocument } from '@ordonnancier/prescription-store/sealed-document.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import type { IssuePrescription } from '@ordonnancier/prescription/commands.ts';
import type { PrescriptionEvent } from '@ordonnancier/prescription/events.ts';
import type { PrescriptionState } from '@ordonnancier/prescription/state.ts';
import { verifyDocumentSignature } from '@ordonnancier/security/document-signature.ts';
import type { PrescriberKeys } from '@ordonnancier/security/prescriber-keys.ts';
import { z } from 'zod';
import { contraindicatedLines, reviewDocument } from './clinical-review.ts';
import type { ClinicalReview } from './clinical-alerts.ts';
import { type PrescribingWarning, restrictionWarningsOf, scopeWarningsOf, warningsOf } from './domain/warnings.ts';
import { alertViews } from './grpc/clinical-view.ts';
import { authorityOf, prescriberOf } from './prescriber.ts';

/*
 * What issuing a prescription and putting one in another's place have in common.
 */

/** Fields of a request that brings a signed document. */
export const signedDocument = {
  document: z.instanceof(Buffer),
  signature: z.string(),
};

interface SignedDocument {
  readonly bytes: Uint8Array;
  readonly signature: string;
}

/**
 * The document, once these very bytes are known to be signed by the caller, who is the prescriber it names.
 *
 * @param wasAccepted whether an earlier attempt of this request changed anything: its signature was verified then, and holds
 *   although the key was withdrawn since.
 */
export async function readSignedDocument(
  { bytes, signature }: SignedDocument,
  call: Call,
  { insDomains }: Pick<PrescriptionStore, 'insDomains'>,
  prescriberKeys: PrescriberKeys,
  wasAccepted: (document: PrescriptionDocument) => Promise<boolean>,
): Promise<Result<PrescriptionDocument>> {
  const document = admitDocument(bytes, insDomains);
  if (!document.ok) return document;
  const signatory = await verifyDocumentSignature(bytes, signature, prescriberKeys);
  if (!signatory.ok) {
    const isWithdrawn = signatory.refusal.code === 'SIGNATURE_KEY_UNKNOWN';
    return isWithdrawn && (await wasAccepted(document.value)) ? document : signatory;
  }
  const { rpps } = prescriberOf(call);
  const isCallers = document.value.prescriber.rpps === rpps && signatory.value.rpps === rpps;
  return isCallers ? document : refuse('SIGNATORY_NOT_CALLER');
}

/** Whether an earlier attempt of this very request, by this very caller, changed a prescription. */
export async function wasHandled(
  { prescriptions }: Pick<PrescriptionStore, 'prescriptions'>,
  id: PrescriptionId,
  request: Request,
): Promise<boolean> {
  const folded = await prescriptions.load(prescriptionStream(id));
  return handledRequest(folded, request)?.contentHash === request.contentHash;
}

/** The command for a document that was verified; its personal data are sealed for the first event that `request` makes. */
export async function issueCommand(
  store: PrescriptionStore,
  document: PrescriptionDocument,
  signed: SignedDocument,
  request: Request,
  call: Call,
): Promise<IssuePrescription> {
  const type = 'IssuePrescription';
  const content = contentOf(document, { ...store, today: momentOf(call, store.prescribers).today });
  const { prescriptionId, patientRef } = content;
  const first = { type: 'PrescriptionIssued', prescriptionId, patientRef, request } as const;
  return {
    type,
    ...content,
    authority: authorityOf(call),
    ...contraindications(reviewDocument(document, store)),
    sealed: await sealDocument(store.patientKeys, signed, first),
  };
}

export function issuedReply(
  store: PrescriptionStore,
  document: PrescriptionDocument,
  call: Call,
  { state, position }: Handled<PrescriptionState, PrescriptionEvent>,
): IssueReply {
  return {
    prescriptionId: document.prescriptionId,
    printedCode: printedCodeOf(asIssued(state), store.secrets),
    logPosition: position ?? '',
    warnings: warningsOn(document, store, call),
    alerts: alertViews(reviewDocument(document, store).alerts),
  };
}

/** The field of the command for what its lines must not be taken with among themselves. */
export function contraindications({ alerts }: ClinicalReview): Pick<IssuePrescription, 'contraindicatedPairs'> {
  const contraindicatedPairs = contraindicatedLines(alerts).flatMap(([one, other]) =>
    one === undefined || other === undefined ? [] : [[one, other] as const],
  );
  return contraindicatedPairs.length === 0 ? {} : { contraindicatedPairs };
}

/** Remarks on a document to the caller who signs it. */
export function warningsOn(
  document: PrescriptionDocument,
  { catalogue }: Pick<PrescriptionStore, 'catalogue'>,
  call: Call,
): PrescribingWarning[] {
  const { issuedOn } = document;
  const lines = document.lines.map((line) => lineToPrescribe(line, catalogue, issuedOn));
  const authority = authorityOf(call);
  return [
    ...scopeWarningsOf(authority, document),
    ...restrictionWarningsOf(lines, authority, document),
    ...lines.flatMap((line) => warningsOf(line, catalogue.presentationsOf(line.cis, issuedOn))),
  ];
}
