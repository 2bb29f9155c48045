import { expect } from '@jest/globals';
import type { Decider } from '@ordonnancier/kernel/decider.ts';

/** `given(...past).when(command).then(...events)` or `.thenRefused(code)`, over any decider. */
export function specificationOf<State, Command, Event, RefusalCode extends string>(
  decider: Decider<State, Command, Event, RefusalCode>,
) {
  return {
    given: (...past: readonly Event[]) => ({
      when: (command: Command) => {
        const state = past.reduce((current, event) => decider.evolve(current, event), decider.initialState);
        const decision = decider.decide(command, state);
        return {
          /** The events, each with at least these fields; that they can follow is checked too. */
          then: (...expected: readonly Partial<Event>[]): void => {
            expect(decision).toEqual({ ok: true, value: expected.map((event) => expect.objectContaining(event)) });
            if (decision.ok) decision.value.reduce((current, event) => decider.evolve(current, event), state);
          },
          thenRefused: (code: RefusalCode, facts: Readonly<Record<string, string>> = {}): void => {
            expect(decision).toMatchObject({ ok: false, refusal: { code, facts } });
          },
        };
      },
    }),
  };
}
