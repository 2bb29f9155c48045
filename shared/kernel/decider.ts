import type { Result } from './result.ts';

/**
 * Event-sourced behaviour as three pure pieces: where a stream starts, what a command makes of a state (events or a
 * refusal), and how an event changes a state. Time, randomness and identifiers come in with the command.
 */
export interface Decider<State, Command, Event, RefusalCode extends string = string> {
  readonly initialState: State;
  decide(command: Command, state: State): Result<readonly Event[], RefusalCode>;
  evolve(state: State, event: Event): State;
}
