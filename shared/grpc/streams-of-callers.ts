import { streamsOfCallerMax } from './limits.ts';

/** Counts the streams that each caller holds open in this process. */
export interface StreamsOfCallers {
  /** One more, if there may be one more; whoever was let in has to leave. */
  enter(callerId: string): boolean;
  leave(callerId: string): void;
}

export function countStreamsOfCallers(): StreamsOfCallers {
  const held = new Map<string, number>();
  return {
    enter: (callerId) => {
      const streams = held.get(callerId) ?? 0;
      if (streams >= streamsOfCallerMax) return false;
      held.set(callerId, streams + 1);
      return true;
    },
    // Who holds none any more is forgotten, or the map would grow with everybody who ever called.
    leave: (callerId) => {
      const streams = (held.get(callerId) ?? 0) - 1;
      if (streams > 0) held.set(callerId, streams);
      else held.delete(callerId);
    },
  };
}
