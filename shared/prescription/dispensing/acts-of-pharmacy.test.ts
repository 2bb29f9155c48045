import { describe, expect, it } from '@jest/globals';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type {
  GiveOpinion,
  PrescriptionCommand,
  RefuseDispensing,
  ReportSuspicion,
  ReverseDispensing,
} from '../commands.ts';
import { decide } from '../decide.ts';
import { evolve } from '../evolve.ts';
import { confirmationsMax } from '../prescribing/decide-withdraw.ts';
import type { IssuedPrescription, PrescriptionState } from '../state.ts';
import * as example from '../testing/examples.ts';
import {
  claimsOfPharmacyMax,
  dispensingsOfPharmacyMax,
  extensionsOfClaimMax,
  statementsOfPharmacyMax,
} from './acts-of-pharmacy.ts';

const { amend, claim, dispense, dispensingId, history, issue, lineToDispense } = example;
const { otherPharmacist, pharmacist, prescriberRpps } = example;

const release: PrescriptionCommand = {
  type: 'ReleaseClaim',
  pharmacist,
  secretHash: example.secretHashOf(pharmacist),
};
const suspicion: ReportSuspicion = { type: 'ReportSuspicion', pharmacist, kind: 'forged' };
const refusal: RefuseDispensing = { type: 'RefuseDispensing', pharmacist, reason: 'stock' };
const opinion: GiveOpinion = {
  type: 'GiveOpinion',
  pharmacist,
  problem: 'interaction',
  proposal: 'monitor',
  answer: 'none-yet',
};
const statements = [suspicion, refusal, opinion];
const reverse = (id: number): ReverseDispensing => ({
  type: 'ReverseDispensing',
  dispensingId: dispensingId(id),
  pharmacist,
  reason: 'entry-error',
  today: example.issuedOn,
});
const confirm: PrescriptionCommand = { type: 'ConfirmAuthenticity', prescriberRpps };
const disown: PrescriptionCommand = { type: 'DisownPrescription', prescriberRpps };

const issued = issuedState(example.stateOf(history(issue())));

describe('what one pharmacy does to one prescription', () => {
  it('[DISP-045] holds a claim for four hours, then takes another', () => {
    const minute = (extension: number) => example.nowMs + extension * 60_000;
    const again = (extension: number) => claim({ nowMs: minute(extension) });
    const extended = after(issued, claim(), ...times(extensionsOfClaimMax, again));
    expect(extended.claim?.extensions).toBe(extensionsOfClaimMax);
    expect(codeOf(again(extensionsOfClaimMax + 1), extended)).toBe('CLAIM_EXTENSIONS_EXHAUSTED');
    expect(codeOf(dispense(), extended)).toBe('');
    const leaseEnded = { nowMs: minute(extensionsOfClaimMax) + example.leaseDurationMs };
    expect(codeOf(claim({ ...leaseEnded, claimId: 'tomorrow' }), extended)).toBe('');
    expect(codeOf(claim({ ...leaseEnded, pharmacist: otherPharmacist }), extended)).toBe('');
    expect(after(extended, release, claim()).claim?.extensions).toBe(0);
  });

  it('[DISP-045] claims several times a week for a year, and not for ever', () => {
    const claimed = (number: number) => [claim({ claimId: `claim-${number}` }), release];
    const nearly = after(issued, ...times(claimsOfPharmacyMax - 1, claimed).flat());
    expect(codeOf(claim(), nearly)).toBe('');
    const wholly = after(nearly, claim(), release);
    expect(codeOf(claim(), wholly)).toBe('CLAIMS_EXHAUSTED');
    expect(codeOf(claim({ pharmacist: otherPharmacist }), wholly)).toBe('');
  });

  it('[DISP-046] dispenses so often, what it took back included, and may always take back', () => {
    const corrected = (number: number) => [dispense({ dispensingId: dispensingId(number) }), reverse(number)];
    const nearly = after(after(issued, claim()), ...times(dispensingsOfPharmacyMax - 1, corrected).flat());
    const last = dispense({ dispensingId: dispensingId(dispensingsOfPharmacyMax) });
    expect(codeOf(last, nearly)).toBe('');
    const wholly = after(nearly, last);
    const next = { dispensingId: dispensingId(dispensingsOfPharmacyMax + 1) };
    const small = { ...next, lines: [lineToDispense(14)], amendedDispensingId: last.dispensingId };
    expect(codeOf(amend(small), wholly)).toBe('DISPENSINGS_EXHAUSTED');
    const takenBack = after(wholly, reverse(dispensingsOfPharmacyMax));
    expect(codeOf(dispense(next), takenBack)).toBe('DISPENSINGS_EXHAUSTED');
    const elsewhere = after(takenBack, release, claim({ pharmacist: otherPharmacist }));
    expect(codeOf(dispense({ ...next, pharmacist: otherPharmacist }), elsewhere)).toBe('');
  });

  it('[DISP-047] says what the prescriber can still read', () => {
    const nearly = after(issued, ...times(statementsOfPharmacyMax - 1, (number) => statements[number % 3] ?? opinion));
    for (const statement of statements) {
      expect(codeOf(statement, nearly)).toBe('');
      const wholly = after(nearly, statement);
      expect(codeOf(statement, wholly)).toBe('STATEMENTS_EXHAUSTED');
      expect(codeOf({ ...statement, pharmacist: otherPharmacist }, wholly)).toBe('');
      expect(codeOf(claim(), wholly)).toBe('');
    }
  });

  it('[RX-025] is confirmed two dozen times by its signatory, who may disown it after each', () => {
    const nearly = after(issued, ...times(confirmationsMax - 1, () => [disown, confirm]).flat());
    expect(codeOf(confirm, nearly)).toBe('');
    const wholly = after(nearly, confirm);
    expect(codeOf(confirm, wholly)).toBe('CONFIRMATIONS_EXHAUSTED');
    expect(codeOf(disown, wholly)).toBe('');
    expect(codeOf(confirm, after(wholly, disown))).toBe('CONFIRMATIONS_EXHAUSTED');
  });
});

function times<T>(count: number, make: (number: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

function after(state: IssuedPrescription, ...commands: readonly PrescriptionCommand[]): IssuedPrescription {
  return commands.reduce((current, command) => {
    const decision = decide(command, current);
    invariant(decision.ok, `refused: ${decision.ok ? '' : decision.refusal.code}`);
    return issuedState(decision.value.reduce<PrescriptionState>(evolve, current));
  }, state);
}

/** Empty when the command is accepted. */
function codeOf(command: PrescriptionCommand, state: IssuedPrescription): string {
  const decision = decide(command, state);
  return decision.ok ? '' : decision.refusal.code;
}

function issuedState(state: PrescriptionState): IssuedPrescription {
  invariant(state.status === 'issued', 'the prescription was issued');
  return state;
}
