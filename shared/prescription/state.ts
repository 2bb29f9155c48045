import { addDays, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type {
  Cip13,
  Cis,
  DispensingId,
  Finess,
  LineId,
  PatientRef,
  PrescriptionId,
} from '@ordonnancier/kernel/identifiers.ts';
import { type Delivery, type LedgerTerms, type LineLedger, ledgerOf } from './ledger.ts';
import { isUnderNarcoticRules } from './narcotic-rules.ts';
import { rulesOn } from './rules.ts';
import type {
  CancellationReason,
  ClaimPurpose,
  NotDispensedReason,
  Pharmacist,
  PrescribedLine,
  Prescriber,
  PrescriptionSource,
} from './events.ts';

/** What deciding needs to know of a prescription. Its status and its ledgers are derived: see status.ts and ledger.ts. */
export type PrescriptionState = { readonly status: 'none' } | IssuedPrescription;

/** Plain data: a read model keeps it as JSON, and goes on from there. */
export interface IssuedPrescription {
  readonly status: 'issued';
  readonly prescriptionId: PrescriptionId;
  readonly patientRef: PatientRef;
  readonly prescriber: Prescriber;
  readonly source: PrescriptionSource;
  readonly issuedOn: CivilDate;
  readonly notBefore?: CivilDate;
  readonly namedPharmacy?: Finess;
  /** The electronic prescription on whose print these lines were added by hand. */
  readonly addedTo?: PrescriptionId;
  readonly capabilityHash: string;
  readonly typedCodeHash: string;
  /** In the prescriber's order. */
  readonly lines: readonly LineState[];
  /** In the order in which they were recorded, reversed ones included. */
  readonly dispensings: readonly DispensingState[];
  /** The latest claim, until it is released; its lease may have ended. */
  readonly claim: ClaimState | undefined;
  readonly suspended: boolean;
  /** How often the signatory confirmed that it is authentic. */
  readonly confirmations: number;
  /** Of each pharmacy that did anything of what is counted. */
  readonly acts: Readonly<Partial<Record<Finess, ActsOfPharmacy>>>;
  readonly replacedBy?: PrescriptionId;
}

export interface LineState {
  readonly prescribed: PrescribedLine;
  /** Closed before its quantity was used up. */
  readonly closure?: LineClosure;
  /** A pharmacist closed it by mistake, and opened it again. */
  readonly reopened?: true;
}

export type LineClosure =
  | { readonly by: 'pharmacist'; readonly reason: NotDispensedReason; readonly closed?: ActOfDay }
  | { readonly by: 'prescriber'; readonly reason: CancellationReason };

/** Who did something, on which day where their pharmacy stands. Of a closure, absent when an older version wrote it. */
export interface ActOfDay {
  readonly pharmacist: Pharmacist;
  readonly on: CivilDate;
}

export interface DispensingState {
  readonly dispensingId: DispensingId;
  readonly pharmacyFiness: Finess;
  readonly claimId: string;
  readonly purpose: ClaimPurpose;
  readonly dispensedOn: CivilDate;
  readonly reversed: boolean;
  readonly lines: readonly LineDispensed[];
}

export interface LineDispensed {
  readonly lineId: LineId;
  readonly units: number;
  readonly given: readonly Cis[];
  /** Units that stayed in the packs it opened, less those it took from packs opened before; absent when that is none. */
  readonly unitsKept?: number;
  /** Presentations of the packs that it opened and may not have emptied; absent when there are none. */
  readonly opened?: readonly Cip13[];
}

/** How often a pharmacy did what could be done without end: dispensing/acts-of-pharmacy.ts says how often it may. */
export interface ActsOfPharmacy {
  /** Without extensions. */
  readonly claims: number;
  /** Refusals, opinions and suspicions. */
  readonly statements: number;
}

export interface ClaimState {
  readonly claimId: string;
  readonly pharmacist: Pharmacist;
  readonly purpose: ClaimPurpose;
  readonly secretHash: string;
  readonly expiresAtMs: number;
  readonly extensions: number;
}

export function actsOf({ acts }: IssuedPrescription, finess: Finess): ActsOfPharmacy {
  return acts[finess] ?? { claims: 0, statements: 0 };
}

export function lineOf(state: IssuedPrescription, lineId: LineId): LineState | undefined {
  return state.lines.find((line) => line.prescribed.lineId === lineId);
}

/** The deliveries of a line for a purpose that were not reversed, in the order of their days, then of their recording. */
export function deliveriesOf(state: IssuedPrescription, lineId: LineId, purpose: ClaimPurpose): readonly Delivery[] {
  return state.dispensings
    .filter((dispensing) => !dispensing.reversed && dispensing.purpose === purpose)
    .flatMap((dispensing) =>
      dispensing.lines
        .filter((line) => line.lineId === lineId)
        .map((line) => ({ on: dispensing.dispensedOn, units: line.units })),
    )
    .sort((first, second) => (first.on < second.on ? -1 : first.on > second.on ? 1 : 0));
}

/** The medicines of a line's latest delivery that was not reversed; none before the first. */
export function latestGiven(state: IssuedPrescription, lineId: LineId): readonly Cis[] {
  const lines = state.dispensings
    .filter((dispensing) => !dispensing.reversed)
    .flatMap((dispensing) => dispensing.lines);
  return lines.findLast((line) => line.lineId === lineId)?.given ?? [];
}

/** What stayed with a pharmacy in the packs that it opened for a line. */
export interface Kept {
  readonly units: number;
  /** It is of some of these, of which each delivery left one pack open at most. */
  readonly presentations: readonly Cip13[];
}

export function keptOf(state: IssuedPrescription, lineId: LineId, finess: Finess): Kept {
  const presentations = givenBy(state, lineId, finess).flatMap(({ opened = [] }) => opened);
  return { units: Math.max(0, unitsKeptBy(state, lineId, finess)), presentations };
}

/** Less than none when what was taken from a pack stands, and its opening was taken back. */
export function unitsKeptBy(state: IssuedPrescription, lineId: LineId, finess: Finess): number {
  return givenBy(state, lineId, finess).reduce((sum, { unitsKept = 0 }) => sum + unitsKept, 0);
}

function givenBy({ dispensings }: IssuedPrescription, lineId: LineId, finess: Finess): readonly LineDispensed[] {
  return dispensings
    .filter((dispensing) => !dispensing.reversed && dispensing.pharmacyFiness === finess)
    .flatMap((dispensing) => dispensing.lines)
    .filter((line) => line.lineId === lineId);
}

export function unitsReversedOf(state: IssuedPrescription, lineId: LineId): number {
  return state.dispensings
    .filter((dispensing) => dispensing.reversed)
    .flatMap((dispensing) => dispensing.lines)
    .filter((line) => line.lineId === lineId)
    .reduce((sum, line) => sum + line.units, 0);
}

/** The ledger of what the prescriber authorised; supplementary dispensings have their own (continuity.ts). */
export function ledgerOfLine(state: IssuedPrescription, line: LineState): LineLedger {
  const { lineId, unitsPerDelivery, daysPerDelivery, deliveries, condition } = line.prescribed;
  const rules = rulesOn(state.issuedOn);
  const narcotic = isUnderNarcoticRules(line.prescribed);
  const surgery = narcotic ? line.prescribed.scheduledSurgery : undefined;
  const terms: LedgerTerms = {
    unitsPerDelivery,
    daysPerDelivery,
    deliveries,
    narcotic,
    ...(line.prescribed.byFractions && { byFractions: true }),
    // What is for the time after an operation is due at the discharge, and fetched before.
    firstDueOn: surgery?.dischargeOn ?? state.notBefore ?? state.issuedOn,
    ...(surgery && { fetchedFromOn: addDays(surgery.operationOn, -rules.narcoticBeforeSurgeryDays) }),
    ...(condition && { lapsesAfter: addDays(state.issuedOn, rules.conditionDaysMax - 1) }),
  };
  return ledgerOf(terms, deliveriesOf(state, lineId, 'dispense'));
}
