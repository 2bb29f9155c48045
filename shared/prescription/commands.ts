import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { MedicinePresentation, RequiredDocument } from '@ordonnancier/kernel/catalogue-facts.ts';
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
import type {
  CancellationReason,
  ClaimPurpose,
  CollectorIdentification,
  Coverage,
  LineCondition,
  NonSubstitutableCode,
  NotDispensedLine,
  NotDispensedReason,
  OpinionAnswer,
  OpinionProblem,
  OpinionProposal,
  Pharmacist,
  Prescriber,
  PrescriptionSource,
  ReversalReason,
  ScheduledSurgery,
  SealedEnvelope,
  SecurityControl,
  SubstitutionReason,
  SuspicionKind,
  ContraindicationOverride,
} from './events.ts';
import type { PricedPack } from './dispensing/cheapest-packs.ts';
import type { Posology } from './prescribing/posology.ts';
import type { PrescribingAuthority } from './prescribing/right-to-prescribe.ts';

/**
 * What prescribers and pharmacists ask of a prescription. A command carries all that its decision needs: the actor, the day
 * it is where the actor stands (`today`), the instant (`nowMs`, milliseconds since the Unix epoch), and the catalogue's
 * facts of that day.
 */
export type PrescriptionCommand =
  | IssuePrescription
  | TranscribePaperPrescription
  | ClaimPrescription
  | ReleaseClaim
  | Dispense
  | AmendDispensing
  | CloseLines
  | ReopenLines
  | ReverseDispensing
  | RefuseDispensing
  | GiveOpinion
  | ReportSuspicion
  | CancelLines
  | ReplacePrescription
  | ConfirmAuthenticity
  | DisownPrescription;

export type PrescriptionCommandType = PrescriptionCommand['type'];

interface ContentToPrescribe {
  readonly prescriptionId: PrescriptionId;
  readonly patientRef: PatientRef;
  readonly prescriber: Prescriber;
  readonly issuedOn: CivilDate;
  readonly notBefore?: CivilDate;
  readonly lines: readonly LineToPrescribe[];
  readonly namedPharmacy?: Finess;
  readonly contraindicationOverrides?: readonly ContraindicationOverride[];
  /** Completed years on the day of issue. */
  readonly patientAgeYears: number;
  /** As the national identity has it; absent when nobody said. */
  readonly patientSex?: 'F' | 'M' | 'I';
  readonly capabilityHash: string;
  readonly typedCodeHash: string;
  readonly sealed: SealedEnvelope;
  readonly today: CivilDate;
}

/** The prescriber's signature has been verified. */
export interface IssuePrescription extends ContentToPrescribe {
  readonly type: 'IssuePrescription';
  readonly authority: PrescribingAuthority;
  /** Lines whose medicines the thesaurus of interactions contraindicates together; absent when there are none. */
  readonly contraindicatedPairs?: readonly (readonly [LineId, LineId])[];
}

/** Whose right it was to write the paper, the pharmacist who transcribes it has judged. */
export interface TranscribePaperPrescription extends ContentToPrescribe {
  readonly type: 'TranscribePaperPrescription';
  readonly pharmacist: Pharmacist;
  readonly scanSha256: string;
  /** On whose print the prescriber added these lines by hand; absent when the paper is its own. */
  readonly addedTo?: PrintedPrescription;
}

/** What is in the log of the prescription that a paper is the print of. */
export interface PrintedPrescription {
  readonly prescriptionId: PrescriptionId;
  readonly source: PrescriptionSource;
  readonly patientRef: PatientRef;
  readonly prescriber: Prescriber;
  readonly issuedOn: CivilDate;
  readonly suspended: boolean;
}

export interface LineToPrescribe {
  readonly lineId: LineId;
  readonly cis: Cis;
  /** Undefined when the catalogue does not know the CIS. */
  readonly medicine: MedicineFacts | undefined;
  readonly unitsPerDelivery: number;
  readonly daysPerDelivery: number;
  /** Renewals included: 1 for a prescription without renewal. */
  readonly deliveries: number;
  /** "Délivrance en une seule fois": the prescriber lifts the medicine's fractions. Of one delivery only. */
  readonly singleDelivery?: true;
  /** The units of one delivery as the document says them in words; absent when it does not. */
  readonly unitsInWords?: number | 'not-a-number';
  /** Absent when the document has it in text only. */
  readonly posology?: Posology;
  readonly nonSubstitutable?: NonSubstitutableCode;
  readonly aldRelated: boolean;
  readonly condition?: LineCondition;
  readonly scheduledSurgery?: ScheduledSurgery;
  readonly overlapAllowed?: true;
  readonly commonNameOnly?: true;
  /** The patient stays abroad: months that the prescriber allows to be delivered at once. Absent when nothing is said. */
  readonly stayAbroadMonths?: number;
  /** What a renewal goes on with, of a medicine that hospitals or specialists begin. */
  readonly initialPrescription?: InitialPrescriptionReference;
  /** What the prescriber says of documents that the medicine asks for. */
  readonly documents?: readonly { readonly kind: RequiredDocument; readonly status: 'present' | 'not-applicable' }[];
}

/** As the prescriber cites it; nobody holds it to what is in the log, for the initial one may be on paper. */
export interface InitialPrescriptionReference {
  readonly issuedOn: CivilDate;
  /** Absent when it is on paper. */
  readonly prescriptionId?: PrescriptionId;
}

/**
 * What the catalogue says of a speciality, that is of all packs of one CIS: `marketed` when one of them is, `quarterlyPack`
 * when one of them is, `hospitalOnly` when all of them are.
 */
export type MedicineFacts = Pick<
  MedicinePresentation,
  | 'substances'
  | 'form'
  | 'contraceptive'
  | 'genericGroups'
  | 'hybridGroups'
  | 'biosimilarGroup'
  | 'listClass'
  | 'secureForm'
  | 'figuresSuffice'
  | 'marketed'
  | 'prescriptionDaysMax'
  | 'fractionDays'
  | 'hospitalOnly'
  | 'quarterlyPack'
  | 'namedPharmacyFrom'
  | 'hospitalPrescription'
  | 'initialHospitalPrescription'
  | 'initialSpecialistPrescriptions'
  | 'specialities'
  | 'renewalSpecialities'
  | 'renewalUnrestricted'
  | 'documentsRequired'
  | 'overlapForbidden'
  | 'copyKeptYears'
> & {
  /** Units of the smallest pack marketed, at least 1. */
  readonly smallestPackUnits: number;
  /** What its packs count, in the singular, each once. */
  readonly units: readonly string[];
};

/** The same claim id, by the same pharmacy, extends the lease. */
export interface ClaimPrescription {
  readonly type: 'ClaimPrescription';
  readonly claimId: string;
  readonly pharmacist: Pharmacist;
  readonly purpose: ClaimPurpose;
  readonly secretHash: string;
  readonly leaseDurationMs: number;
  readonly nowMs: number;
  readonly today: CivilDate;
}

export interface ReleaseClaim {
  readonly type: 'ReleaseClaim';
  readonly pharmacist: Pharmacist;
  /** Hash of the secret that the caller shows. */
  readonly secretHash: string;
}

/** What a pharmacist states of a dispensing, whether it is the first or corrects another. */
export interface StatedDispensing {
  readonly dispensingId: DispensingId;
  readonly pharmacist: Pharmacist;
  readonly lines: readonly LineToDispense[];
  readonly coverage: Coverage;
  readonly collector?: Collector;
  /** Open lines of which the patient gets nothing this time. */
  readonly withheld?: readonly NotDispensedLine[];
}

export interface Dispense extends StatedDispensing {
  readonly type: 'Dispense';
  /** Hash of the secret that the caller shows. */
  readonly secretHash: string;
  /** At most three days ago. */
  readonly dispensedOn: CivilDate;
  readonly today: CivilDate;
}

/** Who fetches a narcotic in the patient's place. Name and address are sealed before the command is decided. */
export interface Collector {
  readonly identification: CollectorIdentification;
  readonly sealed: SealedEnvelope;
}

export interface LineToDispense {
  readonly lineId: LineId;
  readonly units: number;
  readonly packs: readonly PackToDispense[];
  /** Units of the smallest pack marketed of the medicine given, at least 1: by how much a delivery may exceed what is due. */
  readonly smallestPackUnits: number;
  readonly substitution?: SubstitutionReason;
  /** Of the recommendation that is followed in a shortage. */
  readonly recommendationReference?: string;
  /** The pharmacist gives what is prescribed because its margin is narrow, and tells the prescriber. */
  readonly notSubstituted?: 'MTE-PH';
  /** What the pharmacist's test showed, when the line depends on one. */
  readonly testResult?: LineCondition;
  /**
   * The first day that this pharmacy has not covered by dispensing the same on other prescriptions of the patient, as far as the
   * read model had come; absent when it covered none, and of what may overlap.
   */
  readonly coveredUntil?: CivilDate | undefined;
  /** Packs marketed of the medicines given, at their prices of the day; those without a regulated price are not among them. */
  readonly pricedPacks?: readonly PricedPack[];
  /** The patient refuses the generic of the packs, without a mention of the prescriber that excludes it. */
  readonly genericRefused?: true;
  readonly securityControl?: SecurityControl;
  /** Why less is handed over than is due; absent when nothing is said. */
  readonly outstandingReason?: NotDispensedReason;
}

export interface PackToDispense {
  readonly cip13: Cip13;
  readonly count: number;
  readonly serials: readonly string[];
  /** Typed, one for each pack; absent when they were scanned or nobody typed them. */
  readonly lots?: readonly string[];
  /** What else stands on the pack of each serial number; absent when the packs were not scanned. */
  readonly scanned?: readonly ScannedPack[];
  /** Opened and counted by an earlier delivery of the line at this pharmacy. */
  readonly openedBefore?: true;
  /** Undefined when the catalogue does not know the CIP13. */
  readonly presentation: PackFacts | undefined;
}

export interface ScannedPack {
  readonly lot: string;
  /** The last day on which it may be used. */
  readonly expiresOn: CivilDate;
}

export type PackFacts = Pick<
  MedicinePresentation,
  | 'cis'
  | 'substances'
  | 'contraceptive'
  | 'oralContraceptive'
  | 'unitsPerPack'
  | 'quarterlyPack'
  | 'genericGroups'
  | 'hybridGroups'
  | 'biosimilarGroup'
  | 'listClass'
  | 'secureForm'
  | 'prescriptionDaysMax'
  | 'hospitalOnly'
  | 'reimbursement'
>;

/** Takes a dispensing back and puts another in its place, on the day of the first, in one append. */
export interface AmendDispensing extends StatedDispensing {
  readonly type: 'AmendDispensing';
  readonly amendedDispensingId: DispensingId;
  readonly reason: ReversalReason;
  readonly today: CivilDate;
}

export interface CloseLines {
  readonly type: 'CloseLines';
  readonly pharmacist: Pharmacist;
  /** Hash of the secret that the caller shows. */
  readonly secretHash: string;
  readonly lines: readonly NotDispensedLine[];
  /** Where the pharmacy stands. */
  readonly today: CivilDate;
}

/** Takes back what CloseLines did by mistake. It needs no claim: that of the last line ended with it. */
export interface ReopenLines {
  readonly type: 'ReopenLines';
  readonly pharmacist: Pharmacist;
  readonly lineIds: readonly LineId[];
  /** Where the pharmacy stands. */
  readonly today: CivilDate;
}

export interface ReverseDispensing {
  readonly type: 'ReverseDispensing';
  readonly dispensingId: DispensingId;
  readonly pharmacist: Pharmacist;
  readonly reason: ReversalReason;
  readonly today: CivilDate;
}

export interface RefuseDispensing {
  readonly type: 'RefuseDispensing';
  readonly pharmacist: Pharmacist;
  readonly reason: NotDispensedReason;
}

/** What a pharmacist finds, proposes and hears from the prescriber. */
export interface GiveOpinion {
  readonly type: 'GiveOpinion';
  readonly pharmacist: Pharmacist;
  /** Absent when it concerns the whole prescription. */
  readonly lineId?: LineId;
  readonly problem: OpinionProblem;
  readonly proposal: OpinionProposal;
  readonly answer: OpinionAnswer;
}

export interface ReportSuspicion {
  readonly type: 'ReportSuspicion';
  readonly pharmacist: Pharmacist;
  readonly kind: SuspicionKind;
}

export interface CancelLines {
  readonly type: 'CancelLines';
  readonly prescriberRpps: Rpps;
  /** All lines that are still open when empty. */
  readonly lineIds: readonly LineId[];
  readonly reason: CancellationReason;
}

/** Withdraws this prescription; the new one is issued to its own stream. */
export interface ReplacePrescription {
  readonly type: 'ReplacePrescription';
  readonly prescriberRpps: Rpps;
  readonly reason: CancellationReason;
  readonly replacedByPrescriptionId: PrescriptionId;
}

export interface ConfirmAuthenticity {
  readonly type: 'ConfirmAuthenticity';
  readonly prescriberRpps: Rpps;
}

export interface DisownPrescription {
  readonly type: 'DisownPrescription';
  readonly prescriberRpps: Rpps;
}
