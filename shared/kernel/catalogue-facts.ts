import type { CivilDate } from './civil-date.ts';
import type { Cip13, Cis } from './identifiers.ts';
import type { Cents } from './money.ts';

/**
 * What a command carries about a medicine's pack, so that deciders stay pure and the event log keeps what was true when it
 * was decided. Source: base de données publique des médicaments (BDPM), in the edition that was in force.
 */
export interface MedicinePresentation extends RestrictedPrescription {
  readonly cip13: Cip13;
  readonly cis: Cis;
  /** Name of the speciality: `DOLIPRANE 1000 mg, comprimé`. */
  readonly name: string;
  /**
   * Every name under which the active substances are published, salts as well as what acts in them
   * (`CHLORHYDRATE DE TRAMADOL`, `TRAMADOL`), in capitals with accents. Not a count of substances.
   */
  readonly substances: readonly string[];
  /** Pharmaceutical form: `comprimé pelliculé`. */
  readonly form: string;
  /** Whole units in one pack, at least 1, counted in `unit`. */
  readonly unitsPerPack: number;
  /** What is counted, in the singular: `comprimé`, `gélule`, `stylo`, `flacon`. */
  readonly unit: string;
  /** Empty when the medicine stands in no group; a few medicines stand in two. */
  readonly genericGroups: readonly GenericGroupMembership[];
  readonly listClass: ListClass;
  /** To be prescribed on a secure form: narcotics, and medicines assimilated to them (R.5132-5 CSP). */
  readonly secureForm: boolean;
  /** On the secure form, yet not in words: the law names R.5132-5 CSP of it and not R.5132-29. */
  readonly figuresSuffice?: boolean;
  /** False once the marketing or the authorisation of this pack has ended. */
  readonly marketed: boolean;
  /** Longest prescription, in days; absent when no condition shortens the general limit. Six months count 184 days. */
  readonly prescriptionDaysMax?: number;
  /** Longest fraction that may be delivered at once, in days. */
  readonly fractionDays?: number;
  /** Reserved to hospital use: never dispensed in a pharmacy. */
  readonly hospitalOnly: boolean;
  /** The pack holds three months of treatment, as the fee it earns says. */
  readonly quarterlyPack: boolean;
  /**
   * Conditions of prescription that no rule of the house executes, as published: a person must read them, also when
   * `RestrictedPrescription` states what they mean.
   */
  readonly otherConditions: readonly string[];
  /** As published for medicines of major interest only, at the fourth or fifth level: `N02AX02`. */
  readonly atcCode?: string;
  /** Taken by mouth and continuous (ATC G03A without G03AD): what supplementary deliveries of contraceptives are for. */
  readonly oralContraceptive?: true;
  /** Continuous and in units that are renewed, whatever its form: tablets, rings, patches. */
  readonly contraceptive?: true;
  /** What the insurance pays contraception by: regular, of whatever form and length, or for an emergency. */
  readonly contraception?: 'regular' | 'emergency';
  /** Absent when the medicine stands in no group of the register of hybrids. */
  readonly hybridGroups?: readonly HybridGroupMembership[];
  /** Absent when the medicine stands in no group of biosimilars within which a pharmacist may substitute. */
  readonly biosimilarGroup?: BiosimilarGroupMembership;
  /** From this day it is reimbursed only when the prescription names the pharmacy (L.162-4-2 CSS). */
  readonly namedPharmacyFrom?: CivilDate;
  /** Absent when nothing is announced, and once the medicine is available again. */
  readonly supply?: SupplyAnnouncement;
  /** Absent when the pack is not reimbursed: it then has no regulated price either. */
  readonly reimbursement?: Reimbursement;
}

/**
 * Who may prescribe a medicine, what must accompany it and who may hand it over, as the conditions of its authorisation say
 * (articles R.5121-77 to R.5121-96 of the Code de la santé publique). Every field is absent when nothing is said.
 */
export interface RestrictedPrescription {
  /** PH: only a prescriber of a hospital may prescribe it. */
  readonly hospitalPrescription?: true;
  /** PIH: the first prescription comes from a hospital; others may renew it. */
  readonly initialHospitalPrescription?: InitialPrescription;
  /** The first prescription comes from one of `specialities`; several when it depends on the patient. */
  readonly initialSpecialistPrescriptions?: readonly InitialSpecialistPrescription[];
  /** Specialities, competences and settings of which the prescriber must have one, in the words of the conditions. */
  readonly specialities?: readonly string[];
  /** The same for renewals. */
  readonly renewalSpecialities?: readonly string[];
  /** Any prescriber may renew what a specialist began. */
  readonly renewalUnrestricted?: true;
  /** Subject to prescription, said apart from any list. */
  readonly prescriptionRequired?: true;
  readonly documentsRequired?: readonly RequiredDocument[];
  readonly monitoring?: readonly Monitoring[];
  readonly administration?: readonly AdministrationCondition[];
  /** Uses by professionals that are allowed besides the ordinary way of prescription and delivery. */
  readonly professionalUses?: readonly ('emergency' | 'mobile-medical-assistance')[];
  /** Who alone may use it, hence never handed over to a patient. */
  readonly reservedTo?: readonly ReservedUse[];
  /** Who delivers it, when the conditions say. */
  readonly dispensers?: readonly ('pharmacy' | 'addiction-centre' | 'transfusion-establishment')[];
  /** No new prescription for a period that another one covers, unless the prescriber expressly says so. */
  readonly overlapForbidden?: true;
  /** How long the pharmacist keeps a copy of the prescription. */
  readonly copyKeptYears?: 3;
  /** Labels whose meaning is unknown or depends on other labels, as published. */
  readonly manualReview?: readonly string[];
}

export interface InitialPrescription {
  /** How old the initial prescription may be before another one is needed; absent when the conditions set no period. */
  readonly monthsMax?: 3 | 6 | 12;
}

export interface InitialSpecialistPrescription extends InitialPrescription {
  /** Absent when it holds for all. */
  readonly patients?: 'girls-and-women-of-childbearing-potential' | 'boys-and-men-of-reproductive-potential';
}

export const requiredDocuments = [
  'care-agreement',
  'patient-booklet',
  'updated-booklet',
  'yearly-information-attestation',
  'co-signed-attestation',
  'information-sheet',
  'information-sheet-sent-to-the-manufacturer',
  'neutrophil-count',
  'dpd-deficiency-result',
  'quarterly-testosterone-level',
  'mention-treated-for-less-than-a-year',
] as const;

export type RequiredDocument = (typeof requiredDocuments)[number];

export type Monitoring = 'all-patients' | 'women-of-childbearing-potential' | 'pregnancy-prevention-programme';

export type AdministrationCondition =
  'first-doses-in-hospital' | 'health-facility' | 'transfusion-establishment' | 'anaesthetist-or-emergency-physician';

export type ReservedUse =
  'professionals' | 'dentists' | 'ophthalmologists' | 'armed-forces' | 'vaccination-centres' | 'competent-authorities';

/** Membership of a group of the register of hybrids. */
export interface HybridGroupMembership {
  readonly groupId: string;
  readonly role: 'reference' | 'hybrid';
  /** Of a member of the group of which it is published; absent when it is of none. */
  readonly atcCode?: string;
}

/** Membership of a group of similar biological medicines of one strength (L.5125-23-2 CSP). */
export interface BiosimilarGroupMembership {
  /** Substance and strength: `adalimumab 40 mg`. */
  readonly groupId: string;
  /** The first day on which a pharmacist may substitute within the group. */
  readonly substitutableFrom: CivilDate;
}

/** What the ANSM announces of a pack, or of all packs of its medicine. */
export interface SupplyAnnouncement {
  readonly status: 'out-of-stock' | 'under-tension' | 'discontinued';
  readonly sinceDate: CivilDate;
}

/** Lists of poisonous substances (article L.5132-1 of the Code de la santé publique). */
export type ListClass = 'none' | 'list-1' | 'list-2' | 'narcotic';

/** Membership of a group of the répertoire des génériques, within which a pharmacist may substitute. */
export interface GenericGroupMembership {
  readonly groupId: string;
  readonly role: GenericRole;
}

export type GenericRole = 'reference' | 'generic' | 'generic-by-dose-complement' | 'substitutable-generic';

/** What the compulsory insurance pays for a pack, at the price of the day. */
export interface Reimbursement {
  readonly rateKind: RateKind;
  /** In thousandths: 650 is 65 %. */
  readonly ratePerMille: number;
  /** Public price of the pack with taxes and without the fee of dispensing. */
  readonly priceCents: Cents;
  /** Fee of dispensing of the pack, with taxes. */
  readonly feeCents: Cents;
}

/** Act code under which a medicine is billed: PH1 at 100 %, PH7 at 65 %, PH4 at 30 %, PH2 at 15 %. */
export type RateKind = 'PH1' | 'PH7' | 'PH4' | 'PH2';
