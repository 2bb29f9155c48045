import { addDays, type CivilDate, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import {
  type DispensingId,
  parseCip13,
  parseCis,
  parseDispensingId,
  parseFiness,
  parseLineId,
  parsePatientRef,
  parsePrescriptionId,
  parseRpps,
} from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type {
  AmendDispensing,
  ClaimPrescription,
  CloseLines,
  Dispense,
  IssuePrescription,
  LineToDispense,
  LineToPrescribe,
  MedicineFacts,
  PackFacts,
  PackToDispense,
  PrescriptionCommand,
} from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import type { Coverage, Pharmacist, PrescriptionEvent } from '../events.ts';
import type { PrescriptionState } from '../state.ts';

export function valid<T>(parse: (text: string) => T | undefined, text: string): T {
  const value = parse(text);
  invariant(value !== undefined, `${text} is not valid`);
  return value;
}

export function day(text: string): CivilDate {
  return valid(parseCivilDate, text);
}

export function dispensingId(number: number): DispensingId {
  return valid(parseDispensingId, `0198c0de-0000-7000-8000-${String(number).padStart(12, '0')}`);
}

export const issuedOn = day('2026-03-10');
export const nowMs = Date.parse('2026-03-10T10:00:00Z');
export const leaseDurationMs = 30 * 60_000;

export const prescriptionId = valid(parsePrescriptionId, '0198c0de-1111-7000-8000-000000000001');
export const otherPrescriptionId = valid(parsePrescriptionId, '0198c0de-1111-7000-8000-000000000002');
export const prescriberRpps = valid(parseRpps, '99700000013');
export const otherRpps = valid(parseRpps, '99700000021');
export const lineA = valid(parseLineId, 'a');
export const lineB = valid(parseLineId, 'b');

export const pharmacies: readonly [Pharmacist, Pharmacist, Pharmacist] = [
  { rpps: otherRpps, finess: valid(parseFiness, '750000010') },
  { rpps: otherRpps, finess: valid(parseFiness, '750000028') },
  { rpps: otherRpps, finess: valid(parseFiness, '974000036') },
];
export const [pharmacist, otherPharmacist] = pharmacies;

export const cis = valid(parseCis, '60000001');
export const genericCis = valid(parseCis, '60000002');
export const strangerCis = valid(parseCis, '60000003');
export const cip13 = valid(parseCip13, '3400900000013');
export const otherCip13 = valid(parseCip13, '3400900000020');

/** A list I medicine in a generic group, in packs of 14 and more units. */
export const medicine: MedicineFacts = {
  substances: ['LÉVOTHYROXINE SODIQUE'],
  form: 'comprimé',
  genericGroups: [{ groupId: '17', role: 'reference' }],
  listClass: 'list-1',
  secureForm: false,
  marketed: true,
  hospitalOnly: false,
  quarterlyPack: false,
  smallestPackUnits: 14,
  units: ['comprimé'],
};
export const narcotic: MedicineFacts = {
  ...medicine,
  listClass: 'narcotic',
  secureForm: true,
  prescriptionDaysMax: 28,
};

/** 28 tablets for 28 days, three times, said in words whether the medicine asks for it or not. */
export function lineToPrescribe(changes: Partial<LineToPrescribe> = {}): LineToPrescribe {
  return {
    lineId: lineA,
    cis,
    medicine,
    unitsPerDelivery: 28,
    daysPerDelivery: 28,
    deliveries: 3,
    unitsInWords: changes.unitsPerDelivery ?? 28,
    aldRelated: false,
    ...changes,
  };
}

export function issue(changes: Partial<IssuePrescription> = {}): IssuePrescription {
  return {
    type: 'IssuePrescription',
    prescriptionId,
    patientRef: valid(parsePatientRef, `p1_${'A'.repeat(43)}`),
    prescriber: { rpps: prescriberRpps },
    authority: { profession: 'physician' },
    issuedOn,
    lines: [lineToPrescribe()],
    patientAgeYears: 40,
    capabilityHash: 'capability-hash',
    typedCodeHash: 'typed-code-hash',
    sealed: { keyId: 'k1', nonce: 'nonce', ciphertext: 'ciphertext' },
    today: changes.issuedOn ?? issuedOn,
    ...changes,
  };
}

export function claim(changes: Partial<ClaimPrescription> = {}): ClaimPrescription {
  const by = changes.pharmacist ?? pharmacist;
  return {
    type: 'ClaimPrescription',
    claimId: `claim-of-${by.finess}`,
    pharmacist: by,
    purpose: 'dispense',
    secretHash: secretHashOf(by),
    leaseDurationMs,
    nowMs,
    today: issuedOn,
    ...changes,
  };
}

export function secretHashOf(by: Pharmacist): string {
  return `secret-hash-of-${by.finess}`;
}

export function pack(units: number, count = 1, changes: Partial<PackFacts> = {}): PackToDispense {
  const presentation: PackFacts = {
    cis,
    substances: medicine.substances,
    unitsPerPack: units,
    quarterlyPack: false,
    genericGroups: medicine.genericGroups,
    listClass: 'list-1',
    secureForm: false,
    hospitalOnly: false,
    ...changes,
  };
  return { cip13, count, serials: [], presentation };
}

/** One pack of so many units; the smallest marketed holds 14. */
export function lineToDispense(units: number, changes: Partial<LineToDispense> = {}): LineToDispense {
  return { lineId: lineA, units, packs: [pack(units)], smallestPackUnits: 14, ...changes };
}

const coverage: Coverage = { exemption: 'none', alsaceMoselle: false, ageBand: '18-to-70' };

export function dispense(changes: Partial<Dispense> = {}): Dispense {
  const by = changes.pharmacist ?? pharmacist;
  return {
    type: 'Dispense',
    dispensingId: dispensingId(1),
    pharmacist: by,
    secretHash: secretHashOf(by),
    dispensedOn: issuedOn,
    lines: [lineToDispense(28)],
    coverage,
    today: changes.dispensedOn ?? issuedOn,
    ...changes,
  };
}

export function amend(changes: Partial<AmendDispensing> = {}): AmendDispensing {
  return {
    type: 'AmendDispensing',
    amendedDispensingId: dispensingId(1),
    reason: 'entry-error',
    dispensingId: dispensingId(2),
    pharmacist,
    lines: [lineToDispense(14)],
    coverage,
    today: issuedOn,
    ...changes,
  };
}

export function closeLines(changes: Partial<CloseLines> = {}): CloseLines {
  const by = changes.pharmacist ?? pharmacist;
  return {
    type: 'CloseLines',
    pharmacist: by,
    secretHash: secretHashOf(by),
    lines: [{ lineId: lineA, reason: 'stock' }],
    today: issuedOn,
    ...changes,
  };
}

/** The events of commands that are all accepted, one after the other. */
export function history(...commands: readonly PrescriptionCommand[]): readonly PrescriptionEvent[] {
  return historyAfter([], ...commands);
}

export function historyAfter(
  past: readonly PrescriptionEvent[],
  ...commands: readonly PrescriptionCommand[]
): readonly PrescriptionEvent[] {
  return commands.reduce((events, command) => {
    const decision = prescriptionDecider.decide(command, stateOf(events));
    invariant(decision.ok, `an example was refused: ${decision.ok ? '' : decision.refusal.code}`);
    return [...events, ...decision.value];
  }, past);
}

export function stateOf(events: readonly PrescriptionEvent[]): PrescriptionState {
  return events.reduce<PrescriptionState>(
    (state, event) => prescriptionDecider.evolve(state, event),
    prescriptionDecider.initialState,
  );
}

/** Claimed and dispensed, one after the other: units by days after the issue. */
export function historyOfDeliveries(
  issueCommand: IssuePrescription,
  ...deliveries: readonly (readonly [day: number, units: number])[]
): readonly PrescriptionEvent[] {
  return history(
    issueCommand,
    claim({ today: addDays(issueCommand.issuedOn, deliveries[0]?.[0] ?? 0) }),
    ...deliveries.map(([days, units], index) => {
      const narcoticLine = issueCommand.lines[0]?.medicine?.listClass === 'narcotic';
      return dispense({
        dispensingId: dispensingId(index + 1),
        dispensedOn: addDays(issueCommand.issuedOn, days),
        lines: [
          lineToDispense(units, { packs: [pack(units, 1, { listClass: narcoticLine ? 'narcotic' : 'list-1' })] }),
        ],
      });
    }),
  );
}
