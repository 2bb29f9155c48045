import { readFileSync, writeFileSync } from 'node:fs';
import { addDays, addMonths, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { PrescriptionCommand, PrescriptionCommandType } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import type { PrescriptionEvent } from '../events.ts';
import { statusTold } from '../status.ts';
import * as example from './examples.ts';

/*
 * The table of docs/lifecycle.md: every command in every state, asked of the decider itself.
 * `node shared/prescription/testing/lifecycle-matrix.ts --write` writes it.
 */

const { claim, dispense, history, historyAfter, issue, lineToPrescribe, pharmacist, prescriberRpps } = example;

interface Situation {
  readonly name: string;
  readonly events: readonly PrescriptionEvent[];
  /** The day on which the command comes. */
  readonly today: CivilDate;
}

const once = issue({ lines: [lineToPrescribe({ deliveries: 1 })] });
const begun = history(issue(), claim(), dispense());
const { issuedOn } = example;

const closeLines = example.closeLines();

export const situations: readonly Situation[] = [
  { name: 'none', events: [], today: issuedOn },
  { name: 'active', events: history(issue()), today: issuedOn },
  { name: 'scheduled', events: history(issue({ notBefore: addDays(issuedOn, 10) })), today: issuedOn },
  { name: 'claimed by me', events: history(issue(), claim()), today: issuedOn },
  {
    name: 'claimed by another',
    events: history(issue(), claim({ pharmacist: example.otherPharmacist })),
    today: issuedOn,
  },
  { name: 'in progress', events: begun, today: addDays(issuedOn, 28) },
  { name: 'completed', events: history(once, claim(), dispense()), today: addDays(issuedOn, 28) },
  { name: 'not dispensed', events: history(issue(), claim(), closeLines), today: issuedOn },
  {
    name: 'cancelled',
    events: historyAfter(begun, { type: 'CancelLines', prescriberRpps, lineIds: [], reason: 'error' }),
    today: addDays(issuedOn, 28),
  },
  {
    name: 'suspended',
    events: historyAfter(begun, { type: 'DisownPrescription', prescriberRpps }),
    today: addDays(issuedOn, 28),
  },
  { name: 'expired', events: begun, today: addMonths(issuedOn, 12) },
];

/** Each command as its rightful author would send it, the pharmacist being "me". */
const commands = {
  IssuePrescription: (today) => issue({ today }),
  TranscribePaperPrescription: (today) => ({
    ...issue({ today }),
    type: 'TranscribePaperPrescription',
    pharmacist,
    scanSha256: '0'.repeat(64),
  }),
  ClaimPrescription: (today) => claim({ today, nowMs: nowMsOn(today) }),
  ReleaseClaim: () => ({ type: 'ReleaseClaim', pharmacist, secretHash: example.secretHashOf(pharmacist) }),
  Dispense: (today) => dispense({ dispensingId: example.dispensingId(2), dispensedOn: today }),
  AmendDispensing: (today) => example.amend({ today }),
  ReverseDispensing: (today) => ({
    type: 'ReverseDispensing',
    dispensingId: example.dispensingId(1),
    pharmacist,
    reason: 'entry-error',
    today,
  }),
  CloseLines: (today) => ({ ...closeLines, today }),
  ReopenLines: (today) => ({ type: 'ReopenLines', pharmacist, lineIds: [example.lineA], today }),
  RefuseDispensing: () => ({ type: 'RefuseDispensing', pharmacist, reason: 'contra-indication' }),
  GiveOpinion: () => ({
    type: 'GiveOpinion',
    pharmacist,
    lineId: example.lineA,
    problem: 'interaction',
    proposal: 'monitor',
    answer: 'none-yet',
  }),
  ReportSuspicion: () => ({ type: 'ReportSuspicion', pharmacist, kind: 'forged' }),
  CancelLines: () => ({ type: 'CancelLines', prescriberRpps, lineIds: [], reason: 'error' }),
  ReplacePrescription: () => ({
    type: 'ReplacePrescription',
    prescriberRpps,
    reason: 'error',
    replacedByPrescriptionId: example.otherPrescriptionId,
  }),
  ConfirmAuthenticity: () => ({ type: 'ConfirmAuthenticity', prescriberRpps }),
  DisownPrescription: () => ({ type: 'DisownPrescription', prescriberRpps }),
} satisfies Record<PrescriptionCommandType, (today: CivilDate) => PrescriptionCommand>;

/** The status that a situation is meant to show; undefined before the issue. */
export function statusIn({ events, today }: Situation): ReturnType<typeof statusTold> | undefined {
  const state = example.stateOf(events);
  return state.status === 'none' ? undefined : statusTold(state, { nowMs: nowMsOn(today), today });
}

function nowMsOn(today: CivilDate): number {
  return Date.parse(`${today}T10:00:00Z`);
}

function outcome(make: (today: CivilDate) => PrescriptionCommand, { events, today }: Situation): string {
  const decision = prescriptionDecider.decide(make(today), example.stateOf(events));
  return decision.ok ? `**${decision.value.map((event) => event.type).join(' + ')}**` : `\`${decision.refusal.code}\``;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** The table, a command a row, a situation a column, in Markdown. */
export function lifecycleTable(): string {
  const header = row(['Command', ...situations.map((situation) => situation.name)]);
  const rule = row(['---', ...situations.map(() => '---')]);
  const rows = Object.entries(commands).map(([name, make]) =>
    row([name, ...situations.map((situation) => outcome(make, situation))]),
  );
  return [header, rule, ...rows].join('\n');
}

const begin = '<!-- generated: lifecycle-matrix begin -->';
const end = '<!-- generated: lifecycle-matrix end -->';
export const lifecycleDocument = new URL('../../../docs/lifecycle.md', import.meta.url);

/** The document with its table brought up to date. */
export function updatedDocument(): string {
  const text = readFileSync(lifecycleDocument, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error('docs/lifecycle.md has lost the marks of its table');
  return `${before}${begin}\n\n<!-- prettier-ignore -->\n${lifecycleTable()}\n\n${end}${after}`;
}

if (import.meta.main && process.argv.includes('--write')) writeFileSync(lifecycleDocument, updatedDocument());
