/** What the house owes for what it has answered. Checked against its tables by `verify.ts`. */
export interface Obligations {
  /** An acknowledged write: an access of its prescription stands at its position. */
  wrote(logPosition: string, prescriptionId: string): void;
  /** An acknowledged reading: so many accesses with this action. */
  read(action: ReadAction, prescriptionId: string): void;
  /** A reading that failed, and may be recorded all the same. */
  mayHaveRead(action: ReadAction, prescriptionId: string): void;
  /** An acknowledged dispensing: one invoice, one score. */
  dispensed(dispensingId: string): void;
  /** `unknown` when the call failed: it may have taken place. */
  reversed(dispensingId: string, outcome: 'acknowledged' | 'unknown'): void;
  readonly writes: ReadonlyMap<string, string>;
  readonly readings: ReadonlyMap<string, { readonly acknowledged: number; readonly unknown: number }>;
  readonly dispensings: ReadonlyMap<string, 'standing' | 'reversed' | 'unknown'>;
}

export type ReadAction = 'GetPrescription' | 'RetrievePrescription';

export const readingKey = (action: string, prescriptionId: string) => `${action} ${prescriptionId}`;

export function openObligations(): Obligations {
  const writes = new Map<string, string>();
  const readings = new Map<string, { acknowledged: number; unknown: number }>();
  const dispensings = new Map<string, 'standing' | 'reversed' | 'unknown'>();
  const readingsOf = (action: ReadAction, prescriptionId: string) => {
    const key = readingKey(action, prescriptionId);
    const known = readings.get(key) ?? { acknowledged: 0, unknown: 0 };
    readings.set(key, known);
    return known;
  };
  return {
    writes,
    readings,
    dispensings,
    wrote: (logPosition, prescriptionId) => {
      writes.set(logPosition, prescriptionId);
    },
    read: (action, prescriptionId) => {
      readingsOf(action, prescriptionId).acknowledged += 1;
    },
    mayHaveRead: (action, prescriptionId) => {
      readingsOf(action, prescriptionId).unknown += 1;
    },
    dispensed: (dispensingId) => {
      dispensings.set(dispensingId, 'standing');
    },
    reversed: (dispensingId, outcome) => {
      dispensings.set(dispensingId, outcome === 'acknowledged' ? 'reversed' : 'unknown');
    },
  };
}
