import type { Cip13, Cis } from './identifiers.ts';
import type { Cents } from './money.ts';

/**
 * What a command carries about a medicine's pack, so that deciders stay pure and the event log keeps what was true when it
 * was decided. Source: base de données publique des médicaments (BDPM), in the edition that was in force.
 */
export interface MedicinePresentation {
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
  /** To be prescribed on a secure form and in words on paper: narcotics, and medicines assimilated to them. */
  readonly secureForm: boolean;
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
  /** Conditions of prescription that no field above expresses, as published: a person must read them. */
  readonly otherConditions: readonly string[];
  /** Absent when the pack is not reimbursed: it then has no regulated price either. */
  readonly reimbursement?: Reimbursement;
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
