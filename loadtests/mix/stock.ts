import type { Random } from '../load/random.ts';
import type { WrittenLine } from './paper.ts';

/** A prescription that no pharmacy holds, with the lines not dispensed yet. */
export interface FreePrescription {
  readonly prescriptionId: string;
  readonly doctorId: string;
  readonly qrPayload: string;
  readonly lines: readonly WrittenLine[];
}

export interface ClaimedPrescription {
  readonly prescription: FreePrescription;
  readonly pharmacistId: string;
  readonly claimSecret: string;
}

export interface Dispensing {
  readonly prescriptionId: string;
  readonly dispensingId: string;
  readonly pharmacistId: string;
  readonly logPosition: string;
}

/** Things in one state, of which an arrival takes any: whoever took one is alone with it until it is put somewhere again. */
export interface Pool<T> {
  put(item: T): void;
  take(): T | undefined;
  /** One of them, which stays. */
  look(): T | undefined;
  readonly size: number;
}

/** Random, because caches would flatter a queue as well as a stack. */
export function openPool<T>(random: Random): Pool<T> {
  const items: T[] = [];
  const anyIndex = () => Math.floor(random() * items.length);
  return {
    put: (item) => {
      items.push(item);
    },
    take: () => {
      const index = anyIndex();
      const taken = items[index];
      const last = items.pop();
      if (last !== undefined && index < items.length) items[index] = last;
      return taken;
    },
    look: () => items[anyIndex()],
    get size() {
      return items.length;
    },
  };
}
