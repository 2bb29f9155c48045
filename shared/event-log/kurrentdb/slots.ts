import { LogOverloaded } from '../event-log.ts';

/** About as much as PostgreSQL's adapter lets wait. */
const waitingMax = 8_192;
const waitingBytesMax = 64 * 1024 * 1024;
/** One that could not even be sent for so long is given back, while it is certain that nothing happened. */
const waitMsMax = 5_000;

/** Lets `slotsMax` tasks be under way; the others wait in the order of their arrival. */
export interface Slots {
  /**
   * Resolves with what gives the slot back.
   *
   * @throws LogOverloaded when too many wait, or when the turn does not come in time.
   */
  take(bytes: number): Promise<() => void>;
}

interface Waiting {
  readonly bytes: number;
  readonly begin: () => void;
}

export function createSlots(slotsMax: number): Slots {
  let taken = 0;
  let waitingBytes = 0;
  const waiting = new Set<Waiting>();

  function leave(one: Waiting): void {
    waiting.delete(one);
    waitingBytes -= one.bytes;
  }

  function giveBack(): void {
    const [next] = waiting;
    if (next === undefined) {
      taken -= 1;
      return;
    }
    leave(next);
    next.begin();
  }

  return {
    async take(bytes) {
      if (taken < slotsMax) {
        taken += 1;
        return giveBack;
      }
      if (waiting.size >= waitingMax || waitingBytes + bytes > waitingBytesMax) {
        throw new LogOverloaded('too many appends are waiting');
      }
      return await new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          leave(one);
          reject(new LogOverloaded('the log did not come to this append in time'));
        }, waitMsMax);
        const one: Waiting = {
          bytes,
          begin() {
            clearTimeout(timer);
            resolve(giveBack);
          },
        };
        waiting.add(one);
        waitingBytes += bytes;
      });
    },
  };
}
