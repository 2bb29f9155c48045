import type { MedicinePresentation, RateKind } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { Cip13, Cis } from '@ordonnancier/kernel/identifiers.ts';
import type { Cents } from '@ordonnancier/kernel/money.ts';

/**
 * Everything the price of a dispensing depends on, as it was on the dispensing's own date and where its pharmacy stands.
 * Whoever makes these facts looks them up; whoever prices looks nothing up.
 */
export interface PricingFacts {
  readonly packs: readonly PackFacts[];
  /** Packs that earlier dispensings of the same execution bill: they carry its fees already. */
  readonly billedEarlier: readonly FeeEarning[];
  readonly coverage: Coverage;
  /** Or need not be presented by this patient. */
  readonly carteVitalePresented: boolean;
  readonly tariffs: TariffsOfDay;
}

/** What the fees of the prescription depend on, of a billed pack. */
export interface FeeEarning {
  readonly cis: Cis;
  /** It is on the closed list of medicines that earn the fee HDE. */
  readonly specific: boolean;
}

/** Packs of one presentation, of one line. */
export interface PackFacts {
  readonly cip13: Cip13;
  /** At least 1. */
  readonly count: number;
  /** The prescriber flagged the line as belonging to a long-term illness. */
  readonly aldRelated: boolean;
  /** See `FeeEarning`. */
  readonly specific: boolean;
  /** The patient refused a generic, and no mention on the prescription excludes one. */
  readonly genericRefused: boolean;
  /** Price of the dearest generic of the same size in the pack's groups; undefined when it has no generic. */
  readonly dearestGenericCents: Cents | undefined;
  /** The pack's flat reference tariff; undefined when it has none. */
  readonly referenceTariffCents: Cents | undefined;
  /**
   * As the catalogue in force that day states the pack. Undefined when it states nothing of it: then nobody knows whether
   * it is reimbursed, nor at what price.
   */
  readonly stated:
    | Pick<
        MedicinePresentation,
        'cis' | 'quarterlyPack' | 'reimbursement' | 'listClass' | 'substances' | 'contraception'
      >
    | undefined;
}

/** The patient's rights on the day of dispensing. */
export interface Coverage {
  readonly exemption: Exemption;
  readonly alsaceMoselle: boolean;
  readonly ageBand: AgeBand;
}

export type Exemption = 'none' | 'ald' | 'maternity' | 'work-accident' | 'css' | 'ame' | 'invalidity';

/** In completed years. `over-70` begins with the seventieth birthday; older dispensings say `18-to-70` of any adult below. */
export type AgeBand = 'under-3' | '3-to-17' | '18-to-25' | '26-to-69' | '18-to-70' | 'over-70';

export function isMinor(ageBand: AgeBand): boolean {
  return ageBand === 'under-3' || ageBand === '3-to-17';
}

/** What is undefined here is not known to be in force that day. */
export interface TariffsOfDay {
  /** Share of the compulsory insurer without any exemption, in thousandths. */
  readonly medicineRatesPerMille: Readonly<Record<RateKind, number | undefined>>;
  readonly prescriptionFees: Readonly<Record<PrescriptionFeeCode, PrescriptionFee | undefined>>;
  readonly exemption: ExemptionRule | undefined;
  /** Undefined when no pack needs a card that day. */
  readonly cardRule: CardRule | undefined;
  readonly contraception: ContraceptionRule;
}

/** The ages at which contraception is paid in full, without franchise, whatever the exemption. */
export type ContraceptionRule = Readonly<
  Record<NonNullable<MedicinePresentation['contraception']>, readonly AgeBand[]>
>;

/**
 * Fees due once for each execution of a prescription: HDR always, HDA by age, HDE for a medicine on the closed list, HC for
 * five different medicines or more.
 */
export type PrescriptionFeeCode = 'HDR' | 'HDA' | 'HDE' | 'HC';

export interface PrescriptionFee {
  readonly amountCents: Cents;
  /** Share of the compulsory insurer, in thousandths. */
  readonly ratePerMille: number;
  /** The same for who is exempt. */
  readonly exemptRatePerMille: number;
}

/** Which packs are given by third-party payment only on presentation of a carte Vitale, beside all narcotics. */
export interface CardRule {
  /** Of one pack with its fee; those above need a card. */
  readonly packCentsMax: Cents;
  /** A medicine that holds all of one set needs a card. */
  readonly substanceSets: readonly (readonly string[])[];
}

/** What an exemption, or having none, changes. */
export interface ExemptionRule {
  readonly appliesTo: 'every-line' | 'ald-related-lines';
  /** Rates in place of the normal ones, on the lines it applies to; the normal rate where there is none. */
  readonly ratesPerMille: Partial<Readonly<Record<RateKind, number>>>;
  /** Whether the fees of the whole prescription take their exempt rate, once a line is covered by it. */
  readonly exemptsPrescriptionFees: boolean;
  /** For which medicines the complementary insurer (or CSS) pays what the compulsory one leaves; else the patient does. */
  readonly complementedKinds: readonly RateKind[];
  /** Whether a pack is covered although its generic was refused; else nothing of it is. */
  readonly coversRefusedGeneric: boolean;
  /** Whether the boxes make the franchise due, for whoever is of age. */
  readonly owesFranchise: boolean;
}
