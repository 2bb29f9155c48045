import type { Decider } from '@ordonnancier/kernel/decider.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { AlertContent, AlertEvent, Verdict } from './events.ts';

export type AlertCommand =
  | { readonly type: 'RaiseAlert'; readonly alert: AlertContent }
  | { readonly type: 'RecordVerdict'; readonly alertId: string; readonly verdict: Verdict; readonly analyst: string };

export type AlertState =
  | { readonly status: 'none' }
  | { readonly status: 'raised' }
  | { readonly status: 'decided'; readonly verdict: Verdict };

export type AlertRefusalCode = 'ALERT_UNKNOWN' | 'ALREADY_DECIDED';

/** An alert is raised once and decided once. Who agrees with a verdict that stands changes nothing. */
export const alertDecider: Decider<AlertState, AlertCommand, AlertEvent, AlertRefusalCode> = {
  initialState: { status: 'none' },

  decide(command, state) {
    switch (command.type) {
      case 'RaiseAlert':
        return accept(state.status === 'none' ? [{ type: 'AlertRaised', ...command.alert }] : []);
      case 'RecordVerdict': {
        const { alertId, verdict, analyst } = command;
        if (state.status === 'none') return refuse('ALERT_UNKNOWN');
        if (state.status === 'raised') return accept([{ type: 'VerdictRecorded', alertId, verdict, analyst }]);
        return state.verdict === verdict ? accept([]) : refuse('ALREADY_DECIDED', { verdict: state.verdict });
      }
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'AlertRaised':
        invariant(state.status === 'none', 'an alert was raised twice');
        return { status: 'raised' };
      case 'VerdictRecorded':
        invariant(state.status === 'raised', 'a verdict on an alert that was not open');
        return { status: 'decided', verdict: event.verdict };
    }
  },
};
