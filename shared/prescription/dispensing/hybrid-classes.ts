import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';

/**
 * ATC classes within whose groups of hybrids a pharmacist substitutes, each from its first day: arrêté of 31 January 2023, and
 * of 8 July 2025 that adds to it.
 */
const classes: readonly { readonly prefix: string; readonly validFrom: string }[] = [
  { prefix: 'R03A', validFrom: '2023-02-04' },
  { prefix: 'R03B', validFrom: '2023-02-04' },
  { prefix: 'A01AB', validFrom: '2025-07-10' },
  { prefix: 'D01A', validFrom: '2025-07-10' },
  { prefix: 'D05A', validFrom: '2025-07-10' },
  { prefix: 'D08A', validFrom: '2025-07-10' },
  { prefix: 'D11A', validFrom: '2025-07-10' },
  { prefix: 'R02A', validFrom: '2025-07-10' },
  { prefix: 'S01A', validFrom: '2025-07-10' },
  { prefix: 'S01E', validFrom: '2025-07-10' },
  { prefix: 'S02A', validFrom: '2025-07-10' },
];

/** No: of a class that nobody published. The prescriber's agreement is the way then. */
export function mayBeHybridSubstituted(atcCode: string | undefined, on: CivilDate): boolean {
  return classes.some(({ prefix, validFrom }) => atcCode?.startsWith(prefix) === true && validFrom <= on);
}
