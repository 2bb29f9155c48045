import type {
  Cip13,
  Cis,
  DispensingId,
  Finess,
  LineId,
  PatientRef,
  PrescriptionId,
  Rpps,
} from '@ordonnancier/kernel/identifiers.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { ListClass, RequiredDocument } from '@ordonnancier/kernel/catalogue-facts.ts';

/**
 * What happens to a prescription. These are the events of the log: their JSON is the published language described,
 * field by field, in protos/ordonnancier/events/v1/prescription_events.proto.
 */
export type PrescriptionEvent =
  | PrescriptionIssued
  | PrescriptionTranscribed
  | PrescriptionClaimed
  | ClaimReleased
  | MedicationDispensed
  | DispensingReversed
  | LinesNotDispensed
  | LinesReopened
  | DispensingRefused
  | OpinionGiven
  | LinesCancelled
  | PrescriptionReplaced
  | AuthenticityConfirmed
  | PrescriptionDisowned
  | SuspicionReported;

export type PrescriptionEventType = PrescriptionEvent['type'];

interface PrescriptionContent {
  readonly prescriptionId: PrescriptionId;
  readonly patientRef: PatientRef;
  readonly prescriber: Prescriber;
  readonly issuedOn: CivilDate;
  readonly notBefore?: CivilDate;
  /** The pharmacy that the patient named, without which some medicines are not reimbursed (L.162-4-2 CSS). */
  readonly namedPharmacy?: Finess;
  /** As the document gives them, whether the thesaurus of the day called for them or not. */
  readonly contraindicationOverrides?: readonly ContraindicationOverride[];
  readonly lines: readonly PrescribedLine[];
  readonly capabilityHash: string;
  readonly typedCodeHash: string;
  /** Personal fields, encrypted before the command is decided: the aggregate never sees them. */
  readonly sealed: SealedEnvelope;
}

/** Why the prescriber goes beyond a contraindication of the thesaurus of interactions. */
export interface ContraindicationOverride {
  /** The two lines that must not be taken together; one line when the other medicine is taken already. */
  readonly lineIds: readonly LineId[];
  readonly reason: OverrideReason;
}

export const overrideReasons = [
  'benefit-outweighs-risk',
  'no-alternative',
  'tolerated-before',
  'intakes-apart',
  'specialist-advice',
] as const;

export type OverrideReason = (typeof overrideReasons)[number];

export interface PrescriptionIssued extends PrescriptionContent {
  readonly type: 'PrescriptionIssued';
}

export interface PrescriptionTranscribed extends PrescriptionContent {
  readonly type: 'PrescriptionTranscribed';
  readonly pharmacist: Pharmacist;
  readonly scanSha256: string;
  /** On whose print the prescriber added these lines by hand; absent when the paper is its own. */
  readonly addedToPrescriptionId?: PrescriptionId;
}

export interface SealedEnvelope {
  readonly keyId: string;
  readonly nonce: string;
  readonly ciphertext: string;
}

export interface Prescriber {
  readonly rpps: Rpps;
  readonly finess?: Finess;
}

export interface Pharmacist {
  readonly rpps: Rpps;
  readonly finess: Finess;
}

export interface PrescribedLine {
  readonly lineId: LineId;
  readonly cis: Cis;
  /** Groups of the official register in which it may be substituted; a few medicines stand in two. */
  readonly genericGroupIds: readonly string[];
  readonly listClass: ListClass;
  readonly unitsPerDelivery: number;
  readonly daysPerDelivery: number;
  /** Renewals included: 1 for a prescription without renewal. */
  readonly deliveries: number;
  readonly nonSubstitutable?: NonSubstitutableCode;
  readonly aldRelated: boolean;
  /** Groups of the register of hybrids in which it may be substituted; absent when there are none. */
  readonly hybridGroupIds?: readonly string[];
  /** Of similar biological medicines, with the strength: `adalimumab 40 mg`. Absent when it stands in none. */
  readonly biosimilarGroupId?: string;
  /** Dispensed only when it is met, and from the day of issue through the seventh day of the calendar. */
  readonly condition?: LineCondition;
  /** Of a narcotic that is for a planned operation: it decides when the line is presented in time (R.5132-33 CSP). */
  readonly scheduledSurgery?: ScheduledSurgery;
  /** The prescriber expressly allows days that another prescription of the same covers (R.5132-33 CSP). */
  readonly overlapAllowed?: true;
  /** Prescribed by its common name alone: every medicine of its generic groups is what was prescribed. */
  readonly commonNameOnly?: true;
  /** The patient stays abroad: months that the prescriber allows to be delivered at once. Absent when nothing is said. */
  readonly stayAbroadMonths?: number;
  /** Each delivery is what one day of intake takes, by a posology in figures. Absent when not, and when nothing is in figures. */
  readonly ofOneDay?: true;
  /** The prescription that this one renews, to be shown with it (R.5121-88, R.5121-91 CSP). Absent when it renews none. */
  readonly initialPrescription?: RenewedPrescription;
  /** That the medicine asks for, and the pharmacist asks to see; absent when there are none. */
  readonly documentsToVerify?: readonly RequiredDocument[];
  /** Hospitals or specialists alone prescribe the medicine so, and whether the prescriber is one was not known at issue. */
  readonly prescriberToVerify?: true;
  /** Not reimbursed unless the prescription names the pharmacy (L.162-4-2 CSS). */
  readonly namedPharmacyRequired?: true;
  /** No longer written: no narcotic, and held to all the rules of one. See narcotic-rules.ts. */
  readonly underNarcoticRules?: true;
  /** No narcotic, and yet no prescription of it covers days that another one covers (R.5132-33 CSP, in part). */
  readonly overlapForbidden?: true;
  /** No narcotic, and yet delivered by fractions, none of them early (R.5132-30 CSP). */
  readonly byFractions?: true;
  /** No narcotic, and yet who fetches it in the patient's place is recorded (R.5132-35 CSP). */
  readonly collectorRecorded?: true;
}

/** Of a hospital or a specialist, as the prescriber who renews it cites it. */
export interface RenewedPrescription {
  readonly issuedOn: CivilDate;
  /** Absent when it is on paper. */
  readonly prescriptionId?: PrescriptionId;
  /** After this day another initial prescription is needed; absent when no period is set. */
  readonly lastRenewalOn?: CivilDate;
}

/** Days that the prescription of a narcotic states when it is written ahead of an operation (R.5132-29 CSP). */
export interface ScheduledSurgery {
  readonly operationOn: CivilDate;
  /** Planned; not before the operation. */
  readonly dischargeOn: CivilDate;
}

/** What a pharmacist's rapid test has to show before a line is dispensed (L.5125-1-1 A CSP). */
export type LineCondition = 'positive-angina-test' | 'positive-urine-dipstick';

/** Article L.5125-23 CSP and arrêté of 12 November 2019. */
export type NonSubstitutableCode = 'MTE' | 'EFG' | 'CIF';

export interface PrescriptionClaimed {
  readonly type: 'PrescriptionClaimed';
  readonly prescriptionId: PrescriptionId;
  readonly claimId: string;
  readonly pharmacist: Pharmacist;
  readonly purpose: ClaimPurpose;
  readonly secretHash: string;
  readonly claimedAtMs: number;
  readonly expiresAtMs: number;
}

export type ClaimPurpose = 'dispense' | 'exceptional-continuity' | 'contraceptive-continuity';

export interface ClaimReleased {
  readonly type: 'ClaimReleased';
  readonly prescriptionId: PrescriptionId;
  readonly claimId: string;
  readonly pharmacist: Pharmacist;
}

export interface MedicationDispensed {
  readonly type: 'MedicationDispensed';
  readonly prescriptionId: PrescriptionId;
  readonly dispensingId: DispensingId;
  readonly patientRef: PatientRef;
  readonly prescriberRpps: Rpps;
  readonly pharmacist: Pharmacist;
  readonly claimId: string;
  /** Of the claim: what the mention on the prescription and the units that remain depend on. */
  readonly purpose: ClaimPurpose;
  readonly source: PrescriptionSource;
  readonly dispensedOn: CivilDate;
  readonly lines: readonly DispensedLine[];
  readonly coverage: Coverage;
  /** Lines of which nothing was handed over that day; they stay open. Absent when none is named. */
  readonly withheld?: readonly NotDispensedLine[];
  /** Of who fetched a narcotic in the patient's place; absent when nobody did. */
  readonly collectorIdentification?: CollectorIdentification;
  /** Name and address of the collector. */
  readonly sealed?: SealedEnvelope;
}

/** R.5132-35 CSP: the pharmacy knew who came, or asked for an identity document. */
export type CollectorIdentification = 'known' | 'document-shown';

export type PrescriptionSource = 'electronic' | 'paper';

export interface DispensedLine {
  readonly lineId: LineId;
  readonly prescribedCis: Cis;
  readonly units: number;
  readonly daysCovered: number;
  readonly packs: readonly DispensedPack[];
  readonly substitution?: SubstitutionReason;
  /** Of the recommendation followed, as the ANSM published it. */
  readonly recommendationReference?: string;
  /** The pharmacist's own exclusion of substitution, for a narrow therapeutic margin (arrêté of 12 November 2019). */
  readonly notSubstituted?: 'MTE-PH';
  /** What the test showed on which the line depends. */
  readonly testResult?: LineCondition;
  readonly aldRelated: boolean;
  /** The patient refused the generic, and no mention of the prescriber excludes it. */
  readonly genericRefused?: true;
  /** Units that were due that day and not handed over. Absent from what older versions wrote. */
  readonly unitsOutstanding?: number;
  /** Why not; absent when nothing is said. */
  readonly outstandingReason?: NotDispensedReason;
  /** More than one period at once, as the prescriber allows for a stay abroad. */
  readonly forStayAbroad?: true;
  /** What the control of a costly pack came to; absent when no pack of the line is one. */
  readonly securityControl?: SecurityControl;
}

/** What a pharmacist found before handing a costly pack over. To decline is an event of its own. */
export interface SecurityControl {
  /** `temporary`: one smallest pack, until the checks are done. */
  readonly outcome: 'secured' | 'temporary';
  readonly patientKnown: boolean;
  readonly prescriberKnown: boolean;
}

export interface DispensedPack {
  readonly cip13: Cip13;
  readonly cis: Cis;
  readonly count: number;
  readonly unitsPerPack: number;
  readonly serials: readonly string[];
  /** Lot of each pack: of that of each serial number when they were scanned. Absent when nobody said, as in older versions. */
  readonly lots?: readonly string[];
  /** As of the day of the dispensing. Absent from what older versions wrote. */
  readonly listClass?: ListClass;
  /** An earlier delivery of the line opened it, and counted it: units that it had left are handed over. */
  readonly openedBefore?: true;
}

/**
 * Within a group of the register, or of similar biological medicines (L.5125-23, L.5125-23-2 CSP); as the ANSM recommends in a
 * shortage (L.5125-23 V); by agreement of the prescriber; in urgency.
 */
export type SubstitutionReason =
  'generic' | 'hybrid' | 'biosimilar' | 'shortage-recommendation' | 'prescriber-agreement' | 'urgency';

/** The patient's rights on the day of dispensing, as far as they decide who pays. */
export interface Coverage {
  readonly exemption: Exemption;
  readonly alsaceMoselle: boolean;
  readonly ageBand: AgeBand;
  /** Presented, or not needed by this patient. Absent from what older versions wrote: nobody asked. */
  readonly carteVitalePresented?: boolean;
}

export type Exemption = 'none' | 'ald' | 'maternity' | 'work-accident' | 'css' | 'ame' | 'invalidity';

/**
 * In completed years, as far as prices depend on them. `over-70` begins with the seventieth birthday. `18-to-70` is what
 * older versions wrote of every adult below, and of whoever was 70.
 */
export type AgeBand = 'under-3' | '3-to-17' | '18-to-25' | '26-to-69' | '18-to-70' | 'over-70';

export interface DispensingReversed {
  readonly type: 'DispensingReversed';
  readonly prescriptionId: PrescriptionId;
  readonly dispensingId: DispensingId;
  readonly patientRef: PatientRef;
  readonly pharmacist: Pharmacist;
  readonly reason: ReversalReason;
  readonly reversedOn: CivilDate;
}

export type ReversalReason = 'entry-error' | 'not-collected' | 'batch-recall';

export interface LinesNotDispensed {
  readonly type: 'LinesNotDispensed';
  readonly prescriptionId: PrescriptionId;
  readonly pharmacist: Pharmacist;
  readonly lines: readonly NotDispensedLine[];
  /** Where the pharmacy stands. Absent from what older versions wrote: such a closure stays. */
  readonly closedOn?: CivilDate;
}

/** The pharmacist who closed lines by mistake takes that back, on the same day. */
export interface LinesReopened {
  readonly type: 'LinesReopened';
  readonly prescriptionId: PrescriptionId;
  readonly pharmacist: Pharmacist;
  readonly lineIds: readonly LineId[];
  /** Where the pharmacy stands. */
  readonly reopenedOn: CivilDate;
}

export interface NotDispensedLine {
  readonly lineId: LineId;
  readonly reason: NotDispensedReason;
}

export type NotDispensedReason =
  'stock' | 'patient-refusal' | 'already-owned' | 'contra-indication' | 'prescriber-agreement' | 'suspected-forgery';

export interface DispensingRefused {
  readonly type: 'DispensingRefused';
  readonly prescriptionId: PrescriptionId;
  readonly pharmacist: Pharmacist;
  readonly reason: NotDispensedReason;
}

/** Opinion pharmaceutique, in the codes of the French society of clinical pharmacy (SFPC). */
export interface OpinionGiven {
  readonly type: 'OpinionGiven';
  readonly prescriptionId: PrescriptionId;
  readonly pharmacist: Pharmacist;
  /** Absent when it concerns the whole prescription. */
  readonly lineId?: LineId;
  readonly problem: OpinionProblem;
  readonly proposal: OpinionProposal;
  /** The prescriber's. */
  readonly answer: OpinionAnswer;
}

export type OpinionProblem =
  | 'contra-indication'
  | 'untreated-indication'
  | 'underdose'
  | 'overdose'
  | 'not-indicated'
  | 'interaction'
  | 'adverse-effect'
  | 'unsuitable-route'
  | 'not-received'
  | 'monitoring-needed';

export type OpinionProposal =
  'add' | 'stop' | 'replace' | 'change-route' | 'monitor' | 'change-administration' | 'adapt-dose';

export type OpinionAnswer = 'accepted' | 'declined' | 'none-yet';

export interface LinesCancelled {
  readonly type: 'LinesCancelled';
  readonly prescriptionId: PrescriptionId;
  readonly prescriberRpps: Rpps;
  readonly lineIds: readonly LineId[];
  readonly reason: CancellationReason;
}

export type CancellationReason = 'error' | 'treatment-changed' | 'intolerance' | 'patient-request' | 'death';

export interface PrescriptionReplaced {
  readonly type: 'PrescriptionReplaced';
  readonly prescriptionId: PrescriptionId;
  readonly prescriberRpps: Rpps;
  readonly lineIds: readonly LineId[];
  readonly reason: CancellationReason;
  readonly replacedByPrescriptionId: PrescriptionId;
}

export interface AuthenticityConfirmed {
  readonly type: 'AuthenticityConfirmed';
  readonly prescriptionId: PrescriptionId;
  readonly prescriberRpps: Rpps;
}

export interface PrescriptionDisowned {
  readonly type: 'PrescriptionDisowned';
  readonly prescriptionId: PrescriptionId;
  readonly prescriberRpps: Rpps;
}

export interface SuspicionReported {
  readonly type: 'SuspicionReported';
  readonly prescriptionId: PrescriptionId;
  readonly pharmacist: Pharmacist;
  readonly kind: SuspicionKind;
}

export type SuspicionKind = 'forged' | 'stolen' | 'altered' | 'identity';
