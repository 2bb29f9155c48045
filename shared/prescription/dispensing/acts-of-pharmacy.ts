import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { refuse } from '@ordonnancier/kernel/result.ts';
import type { Refused } from '../decision.ts';
import { actsOf, type ClaimState, type IssuedPrescription } from '../state.ts';

/*
 * Every act is an event, and whoever reads a prescription reads all its events. So what one pharmacy can do without end to one
 * prescription has a bound, far above what any treatment asks for: a program that runs wild is told so, and neither the patient
 * nor any other pharmacy feels it. What has an end of itself needs none: a line is closed once, a dispensing taken back once,
 * a claim given back once. Truths that only take something back are therefore never refused.
 */

/** With its first half hour, a claim can be held for eight hours, a day behind the counter; the next day takes another. */
export const extensionsOfClaimMax = 15;

/** More than one for each day of the year that the longest treatment lasts. */
export const claimsOfPharmacyMax = 400;

/** Fifty lines, handed over one by one in each of twelve months, are 600; the rest is for corrections. */
export const dispensingsOfPharmacyMax = 1_000;

/** Refusals, opinions and suspicions, all of which the prescriber reads: two opinions on each of fifty lines, twice over. */
export const statementsOfPharmacyMax = 200;

export function refusedExtension({ extensions }: ClaimState): Refused | undefined {
  if (extensions < extensionsOfClaimMax) return undefined;
  return refuse('CLAIM_EXTENSIONS_EXHAUSTED', { extensionsMax: String(extensionsOfClaimMax) });
}

export function refusedNewClaim(state: IssuedPrescription, finess: Finess): Refused | undefined {
  if (actsOf(state, finess).claims < claimsOfPharmacyMax) return undefined;
  return refuse('CLAIMS_EXHAUSTED', { claimsMax: String(claimsOfPharmacyMax) });
}

/** Those taken back count, for they stand in the stream as well. */
export function refusedDispensingCount(state: IssuedPrescription, finess: Finess): Refused | undefined {
  const dispensings = state.dispensings.filter(({ pharmacyFiness }) => pharmacyFiness === finess).length;
  if (dispensings < dispensingsOfPharmacyMax) return undefined;
  return refuse('DISPENSINGS_EXHAUSTED', { dispensingsMax: String(dispensingsOfPharmacyMax) });
}

export function refusedStatement(state: IssuedPrescription, finess: Finess): Refused | undefined {
  if (actsOf(state, finess).statements < statementsOfPharmacyMax) return undefined;
  return refuse('STATEMENTS_EXHAUSTED', { statementsMax: String(statementsOfPharmacyMax) });
}
