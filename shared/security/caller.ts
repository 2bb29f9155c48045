import type { Finess, Ins, Rpps } from '@ordonnancier/kernel/identifiers.ts';
import type { PrescribingProfession } from '@ordonnancier/kernel/prescribing-profession.ts';

/**
 * Who makes a request, as the verified token says. The rights differ by role, and so do the identifiers at hand:
 * a pharmacist always acts for a pharmacy, a patient is the only caller who is known by an INS.
 */
export type Caller =
  | {
      readonly role: 'prescriber';
      readonly rpps: Rpps;
      readonly profession: PrescribingProfession;
      /** Sector of activity (TRE-R02), `SA01` for a public hospital; absent when the token says none. */
      readonly activitySector?: string;
      /** Codes of specialities (TRE-R38) that the directory knows of; absent when the token says nothing of them. */
      readonly specialities?: readonly string[];
      /** The establishment in which the prescriber chose to act; absent in private practice without one. */
      readonly finess?: Finess;
    }
  | {
      readonly role: 'pharmacist';
      readonly rpps: Rpps;
      /** The pharmacy's site (établissement). */
      readonly finess: Finess;
    }
  | { readonly role: 'analyst'; readonly subject: string }
  /** The front end of the payers, a machine: it acknowledges lots of invoices, and says what of them is paid. */
  | { readonly role: 'payer'; readonly subject: string }
  | {
      readonly role: 'patient';
      /** The issuer's opaque name for the patient (OpenID Connect's pairwise `sub`): tells nothing outside the issuer. */
      readonly subject: string;
      /** Never leaves the process in clear. */
      readonly ins: Ins;
    }
  | { readonly role: 'service'; readonly name: string };

export type Role = Caller['role'];

/**
 * A stable name of the caller for event ids, read budgets and audit, unique across roles. It identifies professionals,
 * who answer for their acts under their national number, but never a patient: for them it is the issuer's opaque subject.
 */
export function callerId(caller: Caller): string {
  switch (caller.role) {
    case 'prescriber':
    case 'pharmacist':
      return `${caller.role}:${caller.rpps}`;
    case 'analyst':
    case 'payer':
    case 'patient':
      return `${caller.role}:${caller.subject}`;
    case 'service':
      return `service:${caller.name}`;
  }
}
