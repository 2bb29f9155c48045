import { jsonCodec } from '@ordonnancier/event-sourcing/codec.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { PatientRef } from '@ordonnancier/kernel/identifiers.ts';
import type { FranchiseEvent } from './domain/franchise/ledger.ts';

/** One stream for each person and civil year: two invoices at once cannot both take what is left under the cap. */
export function franchiseStream(patientRef: PatientRef, dispensedOn: CivilDate): string {
  return `franchise-${patientRef}-${dispensedOn.slice(0, 'YYYY'.length)}`;
}

export const franchiseCodec = jsonCodec<FranchiseEvent>({ FranchiseIncurred: [], FranchiseWithdrawn: [] });
