import { describe, expect, it } from '@jest/globals';
import { alertDecider } from './alert.ts';
import type { AlertState } from './alert.ts';
import type { Verdict } from './events.ts';

const raised: AlertState = { status: 'raised' };

function record(verdict: Verdict) {
  return { type: 'RecordVerdict', alertId: 'alert', verdict, analyst: 'analyst-2' } as const;
}

describe('an alert', () => {
  it('[FRAUD-006] is decided once; another verdict is refused, the same one changes nothing', () => {
    const decided = alertDecider.decide(record('dismissed'), raised);
    expect(decided).toMatchObject({ value: [{ type: 'VerdictRecorded', verdict: 'dismissed', analyst: 'analyst-2' }] });
    const closed = { status: 'decided', verdict: 'dismissed' } as const;
    expect(alertDecider.decide(record('dismissed'), closed)).toEqual({ ok: true, value: [] });
    expect(alertDecider.decide(record('confirmed'), closed)).toMatchObject({
      refusal: { code: 'ALREADY_DECIDED', facts: { verdict: 'dismissed' } },
    });
  });

  it('[FRAUD-006] cannot be decided before it is raised', () => {
    expect(alertDecider.decide(record('confirmed'), { status: 'none' })).toMatchObject({
      refusal: { code: 'ALERT_UNKNOWN' },
    });
    const verdict = { type: 'VerdictRecorded', alertId: 'alert', verdict: 'confirmed', analyst: 'analyst-2' } as const;
    expect(() => alertDecider.evolve({ status: 'none' }, verdict)).toThrow('not open');
  });
});
