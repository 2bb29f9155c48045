import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import type { Claim__Output as ClaimView } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/Claim.ts';
import type { InitialPrescription__Output as InitialPrescriptionView } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/InitialPrescription.ts';
import type { Line__Output as LineView } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/Line.ts';
import { LineStatus as LineStatusName } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/LineStatus.ts';
import type { PatientIdentity__Output as PatientIdentity } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/PatientIdentity.ts';
import type { Prescription__Output as PrescriptionView } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/Prescription.ts';
import { PrescriptionSource as SourceName } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/PrescriptionSource.ts';
import { PrescriptionStatus as StatusName } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/PrescriptionStatus.ts';
import { timestampOf } from '@ordonnancier/grpc/timestamp.ts';
import type { PrescriptionSource, RenewedPrescription } from '@ordonnancier/prescription/events.ts';
import type { ClaimState, IssuedPrescription, LineState } from '@ordonnancier/prescription/state.ts';
import {
  type LineStatus,
  lineStatusOn,
  type Moment,
  quantitiesOf,
  statusTold,
} from '@ordonnancier/prescription/status.ts';
import type { PrescriptionDocument } from './document.ts';
import { posologyView } from './structured-posology.ts';

/*
 * What readers are told of a prescription: its folded state at a moment, in the words of the protos. The document brings
 * identity and posologies; without it they stay empty.
 */

export function prescriptionView(
  state: IssuedPrescription,
  at: Moment,
  catalogue: Catalogue,
  document?: PrescriptionDocument,
): PrescriptionView {
  return {
    prescriptionId: state.prescriptionId,
    status: statusView(state, at),
    prescriberRpps: state.prescriber.rpps,
    issuedOn: state.issuedOn,
    notBefore: state.notBefore ?? '',
    lines: state.lines.map((line) => lineView(state, line, at, catalogue, document)),
    patient: document === undefined ? null : patientView(document),
    claim: state.claim === undefined ? null : claimView(state.claim),
    source: sourceNames[state.source],
    namedPharmacy: state.namedPharmacy ?? '',
    addedToPrescriptionId: state.addedTo ?? '',
  };
}

export function statusView(state: IssuedPrescription, at: Moment): PrescriptionView['status'] {
  return statusNames[statusTold(state, at)];
}

export function lineView(
  state: IssuedPrescription,
  line: LineState,
  at: Moment,
  catalogue: Catalogue,
  document?: PrescriptionDocument,
): LineView {
  const { lineId, cis, unitsPerDelivery, daysPerDelivery, deliveries, nonSubstitutable, aldRelated, condition } =
    line.prescribed;
  const renewed = line.prescribed.initialPrescription;
  const [anyPack] = catalogue.presentationsOf(cis, state.issuedOn);
  const written = document?.lines.find((candidate) => candidate.lineId === lineId);
  const { nextDueOn, lastDeliveryOn, ...units } = quantitiesOf(state, line, at.today);
  return {
    lineId,
    cis,
    name: anyPack?.name ?? '',
    status: lineStatusNames[lineStatusOn(state, line, at.today)],
    posology: written?.posology ?? '',
    ledger: {
      unitsPerDelivery,
      daysPerDelivery,
      deliveries,
      ...units,
      nextDueOn: nextDueOn ?? '',
      lastDeliveryOn: lastDeliveryOn ?? '',
    },
    nonSubstitutable: nonSubstitutable ?? '',
    aldRelated,
    condition: condition ?? '',
    initialPrescription: renewed === undefined ? null : renewedView(renewed),
    documentsToVerify: [...(line.prescribed.documentsToVerify ?? [])],
    prescriberToVerify: line.prescribed.prescriberToVerify ?? false,
    namedPharmacyRequired: line.prescribed.namedPharmacyRequired ?? false,
    scheduledSurgery: line.prescribed.scheduledSurgery ?? null,
    overlapAllowed: line.prescribed.overlapAllowed ?? false,
    commonNameOnly: line.prescribed.commonNameOnly ?? false,
    stayAbroadMonths: line.prescribed.stayAbroadMonths ?? 0,
    structuredPosology: written?.structuredPosology === undefined ? null : posologyView(written.structuredPosology),
  };
}

function renewedView({ issuedOn, prescriptionId, lastRenewalOn }: RenewedPrescription): InitialPrescriptionView {
  return { issuedOn, prescriptionId: prescriptionId ?? '', lastRenewalOn: lastRenewalOn ?? '' };
}

export function patientView({ patient }: PrescriptionDocument): PatientIdentity {
  const { ins, insOid, birthName, firstGivenName, birthDate, sex } = patient;
  return { ins, insOid, birthName, firstGivenName, birthDate, sex };
}

function claimView({ claimId, pharmacist, expiresAtMs }: ClaimState): ClaimView {
  return { claimId, pharmacyFiness: pharmacist.finess, expiresAt: timestampOf(expiresAtMs) };
}

const statusNames = {
  suspended: StatusName.PRESCRIPTION_STATUS_SUSPENDED,
  cancelled: StatusName.PRESCRIPTION_STATUS_CANCELLED,
  'not-dispensed': StatusName.PRESCRIPTION_STATUS_NOT_DISPENSED,
  completed: StatusName.PRESCRIPTION_STATUS_COMPLETED,
  expired: StatusName.PRESCRIPTION_STATUS_EXPIRED,
  scheduled: StatusName.PRESCRIPTION_STATUS_SCHEDULED,
  claimed: StatusName.PRESCRIPTION_STATUS_CLAIMED,
  'in-progress': StatusName.PRESCRIPTION_STATUS_IN_PROGRESS,
  active: StatusName.PRESCRIPTION_STATUS_ACTIVE,
} as const satisfies Record<ReturnType<typeof statusTold>, keyof typeof StatusName>;

const lineStatusNames = {
  prescribed: LineStatusName.LINE_STATUS_PRESCRIBED,
  'partially-dispensed': LineStatusName.LINE_STATUS_PARTIALLY_DISPENSED,
  dispensed: LineStatusName.LINE_STATUS_DISPENSED,
  'not-dispensed': LineStatusName.LINE_STATUS_NOT_DISPENSED,
  cancelled: LineStatusName.LINE_STATUS_CANCELLED,
  expired: LineStatusName.LINE_STATUS_EXPIRED,
} as const satisfies Record<LineStatus, keyof typeof LineStatusName>;

const sourceNames = {
  electronic: SourceName.PRESCRIPTION_SOURCE_ELECTRONIC,
  paper: SourceName.PRESCRIPTION_SOURCE_PAPER,
} as const satisfies Record<PrescriptionSource, keyof typeof SourceName>;
