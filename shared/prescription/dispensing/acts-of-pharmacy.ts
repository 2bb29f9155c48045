import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { refuse } from '@ordonnancier/kernel/result.ts';
import type { Refused } from '../decision.ts';
import { actsOf, type ClaimState, type IssuedPrescription } from '../state.ts';

/*
 * Every act is an event, and whoever reads a prescription reads all its events; billing does at each dispensing. So what one
 * pharmacy can do without end to one prescription has a bound, far above what any treatment asks for: a program that runs wild
 * is told so, and neither the patient nor any other pharmacy feels it. What has an end of itself needs none: a line is closed
 * once, a dispensing taken back once, a claim given back once. What only takes something back is therefore never refused.
 */

/** With its first half hour, a claim can be held for four hours; whoever still waits for a pack then takes another. */
export const extensionsOfClaimMax = 7;

/** Nearly four for each week of the year that the longest treatment lasts. */
export const claimsOfPharmacyMax = 200;

/** Nearly six for each week of that year: what is handed over, what comes in later, what is put right. */
export const dispensingsOfPharmacyMax = 300;

/** Refusals, opinions and suspicions, all of which the prescriber reads: an opinion and its answer on each of fifty lines. */
export const statementsOfPharmacyMax = 100;

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
