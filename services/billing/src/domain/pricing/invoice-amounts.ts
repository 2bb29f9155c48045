import type { Cip13 } from '@ordonnancier/kernel/identifiers.ts';
import type { Cents } from '@ordonnancier/kernel/money.ts';

/** totalCents = compulsoryCents + complementaryCents + patientCents, and none of them is negative. */
export interface InvoiceAmounts {
  readonly lines: readonly InvoiceLine[];
  readonly totalCents: Cents;
  readonly compulsoryCents: Cents;
  readonly complementaryCents: Cents;
  readonly patientCents: Cents;
}

/** One medicine or one fee; its amount is unitCents × quantity. */
export interface InvoiceLine {
  /** PH1, PH7, PH4, PH2; HD1, HG7 and their like; HDR, HDA, HC. */
  readonly actCode: string;
  /** Absent for the fees of the whole prescription. */
  readonly cip13?: Cip13;
  readonly quantity: number;
  readonly unitCents: Cents;
  /** What the compulsory insurer counts from, when that is less than the price of the pack. */
  readonly baseUnitCents?: Cents;
  readonly ratePerMille: number;
  /** Base (or price) × quantity × rate, rounded half up to the cent, on its own. */
  readonly compulsoryCents: Cents;
  /** Contraception that is paid in full: its boxes make no franchise due. */
  readonly contraceptionInFull?: true;
}
