/** Why a row of the official files is left out rather than guessed at; the last one is kept, and shown to a person. */
export type RowFault =
  | 'BLANK'
  | 'OTHER_NUMBER_OF_COLUMNS'
  | 'CIP13_INVALID'
  | 'CIP7_DIFFERS'
  | 'SPECIALITY_ABSENT'
  | 'NAME_OR_FORM_ABSENT'
  | 'SUBSTANCE_ABSENT'
  | 'UNITS_UNREADABLE'
  | 'PRICE_UNREADABLE'
  | 'PRICE_AND_FEE_DIFFER_FROM_PUBLIC_PRICE'
  | 'RATE_WITHOUT_ACT_CODE'
  | 'GENERIC_ROLE_UNKNOWN'
  | 'HYBRID_GROUP_ABSENT'
  | 'HYBRID_ROLE_UNKNOWN'
  | 'ATC_CODE_INVALID'
  | 'SUPPLY_STATUS_UNKNOWN'
  | 'DATE_INVALID'
  | 'CONDITION_UNKNOWN_KEPT_FOR_REVIEW';

export interface ReportedRow {
  readonly file: string;
  readonly line: number;
  readonly fault: RowFault;
  /** What tells the row in its file: its CIP13, CIS, group or label. */
  readonly about: string;
}
