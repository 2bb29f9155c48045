import { queuedCallMsMax, queuedCallsMax, waitingCallsMax } from './limits.ts';

/** The places for calls in a process: who finds none is told so before anything is done for it. */
export interface Places {
  /**
   * Takes a place, after a short wait if need be; false when there was none, or `signal` aborted. Whoever was let in has to
   * leave.
   */
  readonly enter: (signal: AbortSignal) => Promise<boolean>;
  readonly leave: () => void;
  /**
   * Gives the place to others during a wait that takes nobody's time. A call that comes back is not turned away, so that at
   * most `waitingCallsMax` do so at once; more keep their place while they wait.
   */
  readonly aside: <T>(wait: () => Promise<T>) => Promise<T>;
}

export function openPlaces(callsMax: number): Places {
  let taken = 0;
  let waiting = 0;
  /** In the order of arrival: each is called with a place that is its own, or taken out. */
  const queue = new Set<() => void>();

  function leave(): void {
    taken -= 1;
    const [next] = queue;
    if (next !== undefined && taken < callsMax) next();
  }

  async function queueUp(signal: AbortSignal): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const end = (isIn: boolean) => {
      queue.delete(enter);
      if (isIn) taken += 1;
      resolve(isIn);
    };
    const enter = () => {
      end(true);
    };
    const giveUp = () => {
      end(false);
    };
    queue.add(enter);
    const patience = setTimeout(giveUp, queuedCallMsMax);
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      return await promise;
    } finally {
      clearTimeout(patience);
      signal.removeEventListener('abort', giveUp);
    }
  }

  return {
    enter: async (signal) => {
      if (taken < callsMax) {
        taken += 1;
        return true;
      }
      return queue.size < queuedCallsMax && !signal.aborted && queueUp(signal);
    },
    leave,
    aside: async (wait) => {
      if (waiting >= waitingCallsMax) return wait();
      waiting += 1;
      leave();
      try {
        return await wait();
      } finally {
        waiting -= 1;
        taken += 1;
      }
    },
  };
}
