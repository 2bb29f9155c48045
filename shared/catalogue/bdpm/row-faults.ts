import { type Refusal, refuse } from '@ordonnancier/kernel/result.ts';

/** Why a row of the official files is left out rather than guessed at, or else kept and shown to a person (`…_KEPT…`). */
export type RowFault =
  | 'BLANK'
  | 'OTHER_NUMBER_OF_COLUMNS'
  | 'CIP13_INVALID'
  | 'CIP7_DIFFERS'
  | 'SPECIALITY_ABSENT'
  | 'NAME_OR_FORM_UNREADABLE'
  | 'ROUTE_UNKNOWN_KEPT'
  | 'PACKS_ABSENT'
  | 'SUBSTANCE_ABSENT'
  | 'SUBSTANCE_UNREADABLE'
  | 'SUBSTANCES_INCOMPLETE'
  | 'UNITS_UNREADABLE'
  | 'STATUS_UNKNOWN'
  | 'MARKETING_UNKNOWN'
  | 'RATE_ABSENT'
  | 'RATE_WITHOUT_ACT_CODE'
  | 'PRICE_UNREADABLE'
  | 'PRICE_AND_FEE_DIFFER_FROM_PUBLIC_PRICE'
  | 'FEE_OF_NO_TARIFF'
  | 'GENERIC_ROLE_UNKNOWN'
  | 'GENERIC_GROUP_UNSURE'
  | 'HYBRID_GROUP_ABSENT'
  | 'HYBRID_ROLE_UNKNOWN'
  | 'ATC_CODE_INVALID'
  | 'SUPPLY_STATUS_UNKNOWN'
  | 'DATE_INVALID'
  | 'UNUSED_FIELD_ODD_KEPT'
  | 'CONDITION_MISSPELT'
  | 'CONDITION_UNKNOWN_KEPT_FOR_REVIEW'
  | 'CONDITIONS_INCOMPLETE'
  | 'CONDITIONS_ABSENT_KEPT';

export interface ReportedRow {
  readonly file: string;
  readonly line: number;
  readonly fault: RowFault;
  /** Whose row it is: its CIP13, or its CIS or group where there is none. */
  readonly about: string;
  /** The field that is at fault, as `column 9: 35%`; empty when the whole row is. */
  readonly field: string;
}

/** Refuses a row for one of its fields. */
export function refuseField<Fault extends RowFault>(
  fault: Fault,
  fields: readonly string[],
  column: number,
): { ok: false; refusal: Refusal<Fault> } {
  return refuse(fault, { field: fieldIn(fields, column) });
}

export function faultIn({ code, facts }: Refusal<RowFault>): Pick<ReportedRow, 'fault' | 'field'> {
  return { fault: code, field: facts['field'] ?? '' };
}

export function fieldIn(fields: readonly string[], column: number): string {
  return `column ${column + 1}: ${fields[column] ?? ''}`;
}

/** The row is in the edition all the same. */
export function isKept(fault: RowFault): boolean {
  return keptFaults.has(fault);
}

/** Of how the row is written, whatever the other rows and files hold. */
export function isOfForm(fault: RowFault): boolean {
  return !faultsBesideForm.has(fault);
}

const keptFaults: ReadonlySet<RowFault> = new Set([
  'ROUTE_UNKNOWN_KEPT',
  'UNUSED_FIELD_ODD_KEPT',
  'CONDITION_UNKNOWN_KEPT_FOR_REVIEW',
  'CONDITIONS_ABSENT_KEPT',
]);

const faultsBesideForm: ReadonlySet<RowFault> = new Set([
  'BLANK',
  'SPECIALITY_ABSENT',
  'PACKS_ABSENT',
  'SUBSTANCE_ABSENT',
  'SUBSTANCES_INCOMPLETE',
  'UNITS_UNREADABLE',
  'UNUSED_FIELD_ODD_KEPT',
  'CONDITION_UNKNOWN_KEPT_FOR_REVIEW',
  'CONDITIONS_INCOMPLETE',
  'CONDITIONS_ABSENT_KEPT',
]);
