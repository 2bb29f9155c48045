import type { LogNews } from './event-log.ts';

/** Turns the failures of many followers into one piece of news for each change of their state. */
export interface Outage {
  /** A follower failed; `code` names how. */
  fails(follower: object, code: string): void;
  /** It follows again, or has ended. */
  goesOn(follower: object): void;
}

export function createOutage(tell: (news: LogNews) => void): Outage {
  const failing = new Set<object>();
  let sinceMs = 0;
  return {
    fails(follower, code) {
      if (failing.size === 0) {
        sinceMs = performance.now();
        tell({ kind: 'lost', code });
      }
      failing.add(follower);
    },
    goesOn(follower) {
      if (!failing.delete(follower) || failing.size > 0) return;
      tell({ kind: 'found', durationMs: Math.round(performance.now() - sinceMs) });
    },
  };
}
