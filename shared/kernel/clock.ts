/** The only source of time. Composition roots hand the system's clock in; deciders receive instants in commands. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  nowMs(): number;
}

export const systemClock: Clock = { nowMs: () => Date.now() };
