import { addCents, multiplyCents, shareOfCents, subtractCents, type Cents } from '@ordonnancier/kernel/money.ts';
import type { InvoiceAmounts, InvoiceLine } from './invoice-amounts.ts';
import type { AgeBand, ExemptionRule, FeeEarning, PrescriptionFeeCode, TariffsOfDay } from './pricing-facts.ts';

/*
 * Fees of the whole prescription. They are due once for each execution: what one pharmacy dispenses of one prescription on
 * one day, however many dispensings it is handed over in.
 */

/** Medicines that make a prescription a complex one, which earns the fee HC. */
const complexPrescriptionMedicinesMin = 5;

const ageBandsWithFee: readonly AgeBand[] = ['under-3', 'over-70'];

/** What a dispensing adds to the fees that the earlier ones of its execution carry; nothing when it bills no medicine. */
export function prescriptionFeesAdded(
  billed: readonly FeeEarning[],
  billedEarlier: readonly FeeEarning[],
  ageBand: AgeBand,
): readonly PrescriptionFeeCode[] {
  const carried = prescriptionFeesDue(billedEarlier, ageBand);
  return prescriptionFeesDue([...billedEarlier, ...billed], ageBand).filter((code) => !carried.includes(code));
}

function prescriptionFeesDue(billed: readonly FeeEarning[], ageBand: AgeBand): readonly PrescriptionFeeCode[] {
  if (billed.length === 0) return [];
  const medicines = new Set(billed.map(({ cis }) => cis));
  const due: PrescriptionFeeCode[] = ['HDR'];
  if (ageBandsWithFee.includes(ageBand)) due.push('HDA');
  if (billed.some(({ specific }) => specific)) due.push('HDE');
  if (medicines.size >= complexPrescriptionMedicinesMin) due.push('HC');
  return due;
}

/** Whether one of the billed packs takes the fees of the prescription to their exempt rate. */
export function exemptsPrescriptionFees(
  { exemptsPrescriptionFees, appliesTo }: ExemptionRule,
  billed: readonly FeeExempting[],
): boolean {
  return billed.some(
    ({ aldRelated, contraceptionInFull }) =>
      contraceptionInFull || (exemptsPrescriptionFees && (appliesTo === 'every-line' || aldRelated)),
  );
}

/** What of a billed pack may take the fees of the prescription to their exempt rate. */
export interface FeeExempting {
  readonly aldRelated: boolean;
  readonly contraceptionInFull: boolean;
}

/** The line of one fee; undefined when its tariff is not known to be in force. */
export function prescriptionFeeLine(
  code: PrescriptionFeeCode,
  { prescriptionFees }: Pick<TariffsOfDay, 'prescriptionFees'>,
  exempt: boolean,
): InvoiceLine | undefined {
  const fee = prescriptionFees[code];
  if (fee === undefined) return undefined;
  const ratePerMille = exempt ? fee.exemptRatePerMille : fee.ratePerMille;
  const compulsoryCents = shareOfCents(fee.amountCents, ratePerMille);
  return { actCode: code, quantity: 1, unitCents: fee.amountCents, ratePerMille, compulsoryCents };
}

/** The same invoice with other fees of the prescription. What is left of such a fee is always the complementary's. */
export function withPrescriptionFees(amounts: InvoiceAmounts, feeLines: readonly InvoiceLine[]): InvoiceAmounts {
  const medicineLines = amounts.lines.filter(({ cip13 }) => cip13 !== undefined);
  const former = sumOf(amounts.lines.filter(({ cip13 }) => cip13 === undefined));
  const present = sumOf(feeLines);
  const change = (amount: Cents, from: Cents, to: Cents): Cents => addCents(subtractCents(amount, from), to);
  return {
    lines: [...medicineLines, ...feeLines],
    totalCents: change(amounts.totalCents, former.totalCents, present.totalCents),
    compulsoryCents: change(amounts.compulsoryCents, former.compulsoryCents, present.compulsoryCents),
    complementaryCents: change(amounts.complementaryCents, former.restCents, present.restCents),
    patientCents: amounts.patientCents,
  };
}

function sumOf(lines: readonly InvoiceLine[]) {
  const totalCents = addCents(...lines.map(({ unitCents, quantity }) => multiplyCents(unitCents, quantity)));
  const compulsoryCents = addCents(...lines.map((line) => line.compulsoryCents));
  return { totalCents, compulsoryCents, restCents: subtractCents(totalCents, compulsoryCents) };
}
