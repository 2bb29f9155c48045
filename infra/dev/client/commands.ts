import { civilDateAt } from '@ordonnancier/kernel/civil-date.ts';
import { toString as drawQrCode } from 'qrcode';
import type { CancellationReason } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/CancellationReason.ts';
import type { SecurityControlOutcome } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/SecurityControlOutcome.ts';
import type { SubstitutionReason } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/SubstitutionReason.ts';
import type { Verdict } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/Verdict.ts';
import { v4 as uuidV4, v7 as uuidV7 } from 'uuid';
import { patiently } from '../house.ts';
import type { Doors } from '../house.ts';
import type { SandboxIdentity } from '../issuer/identities.ts';
import { readLines, writePrescription } from '../write-prescription.ts';
import { printedRegister } from './register.ts';

/** What a command works with: the APIs with the caller's token, and what was typed. */
export interface Invocation {
  readonly doors: Doors;
  readonly identities: readonly SandboxIdentity[];
  readonly stateDirectory: string;
  readonly as: string;
  readonly patient: string;
  readonly secret: string;
  /** `<line>=<CIP13>[x<count>]` each. */
  readonly lines: readonly string[];
  readonly substitution: string;
  readonly genericRefused: boolean;
  readonly carteVitale: boolean;
  readonly control: string;
  readonly reason: string;
  readonly from: string;
  readonly to: string;
  readonly narcotics: boolean;
  readonly argument: (index: number, what: string) => string;
  readonly optionalArgument: (index: number) => string | undefined;
  readonly print: (value: unknown) => void;
}

export interface Command {
  readonly usage: string;
  readonly does: string;
  /** Identity that plays it unless another is named; empty when none is needed. */
  readonly as: string;
  readonly run: (invocation: Invocation) => Promise<void>;
}

const doctor = 'doctor-lefevre';
const pharmacist = 'pharmacist-moreau';
const analyst = 'analyst-bernard';

export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'identities',
    {
      usage: 'identities',
      does: 'lists the sandbox identities',
      as: '',
      run: async ({ identities, print }) => {
        print(identities.map(({ id, role }) => ({ id, role })));
      },
    },
  ],
  [
    'issue',
    {
      usage: 'issue examples/prescriptions/<file>.json [--patient patient-elder]',
      does: 'signs and issues a prescription, prints its code',
      as: doctor,
      run: issue,
    },
  ],
  [
    'show',
    {
      usage: 'show <prescription id | code>',
      does: 'reads a prescription: a prescriber by its id, a pharmacist by its code',
      as: doctor,
      run: show,
    },
  ],
  [
    'claim',
    {
      usage: 'claim <code>',
      does: 'claims a prescription for the pharmacy and prints the secret of the claim',
      as: pharmacist,
      run: async ({ doors, argument, print }) => {
        const request = { requestId: uuidV4(), code: presented(argument(0, 'a code')), claimId: uuidV4() };
        print(await doors.dispensing.unary('ClaimPrescription', request, patiently()));
      },
    },
  ],
  [
    'dispense',
    {
      usage:
        'dispense <prescription id> --secret <secret> --line 1=3400935955838x3 [--line …] [--substitution generic] ' +
        '[--generic-refused] [--carte-vitale] [--control secured]',
      does: 'dispenses packs and prints what is left and the invoice',
      as: pharmacist,
      run: dispense,
    },
  ],
  [
    'register',
    {
      usage: 'register [--from 2026-01-01] [--to 2026-12-31] [--narcotics]',
      does: "prints the pharmacy's register of lists I and II and of narcotics, of this year unless told otherwise",
      as: pharmacist,
      run: async ({ doors, from, to, narcotics }) => {
        const year = civilDateAt(Date.now(), 'Europe/Paris').slice(0, 4);
        const fromDay = from === '' ? `${year}-01-01` : from;
        const toDay = to === '' ? `${year}-12-31` : to;
        console.log(await printedRegister(doors, { fromDay, toDay, narcoticsOnly: narcotics }));
      },
    },
  ],
  [
    'cancel',
    {
      usage: 'cancel <prescription id> [--line 1 …] [--reason error]',
      does: 'withdraws what is not dispensed of some lines, or of all',
      as: doctor,
      run: async ({ doors, argument, optionalArgument, lines, reason, print }) => {
        // Passed over, it would withdraw every line in place of one.
        if (optionalArgument(1) !== undefined) throw new Error('cancel takes lines as --line 1');
        const request = {
          requestId: uuidV4(),
          prescriptionId: argument(0, 'a prescription id'),
          lineIds: [...lines],
          reason: wordOf(cancellationReasons, reason === '' ? 'error' : reason),
        };
        print(await doors.prescription.unary('CancelLines', request, patiently()));
      },
    },
  ],
  [
    'watch',
    {
      usage: 'watch [position]',
      does: 'streams what becomes of the prescriptions, from the beginning or after a position, until Ctrl-C',
      as: doctor,
      run: async ({ doors, optionalArgument, print }) => {
        const afterPosition = optionalArgument(0) ?? '';
        for await (const outcome of doors.prescription.serverStream('WatchPrescriptions', { afterPosition })) {
          print(outcome);
        }
      },
    },
  ],
  [
    'alerts',
    {
      usage: 'alerts',
      does: 'lists the open alerts',
      as: analyst,
      run: async ({ doors, print }) => {
        print(await doors.fraud.unary('ListAlerts', { openOnly: true }, patiently()));
      },
    },
  ],
  [
    'verdict',
    {
      usage: 'verdict <alert id> confirmed | dismissed | inconclusive',
      does: 'records what the analyst decided',
      as: analyst,
      run: async ({ doors, argument, print }) => {
        const alertId = argument(0, 'an alert id');
        const verdict = wordOf(verdicts, argument(1, 'a verdict'));
        const request = { requestId: uuidV4(), alertId, verdict };
        print(await doors.fraud.unary('RecordVerdict', request, patiently()));
      },
    },
  ],
  [
    'accesses',
    {
      usage: 'accesses',
      does: "lists who did what to the patient's prescriptions",
      as: 'patient-adult',
      run: async ({ doors, print }) => {
        print(await doors.audit.unary('ListAccesses', {}, patiently()));
      },
    },
  ],
]);

const cancellationReasons = new Map<string, CancellationReason>([
  ['error', 'CANCELLATION_REASON_ERROR'],
  ['treatment-changed', 'CANCELLATION_REASON_TREATMENT_CHANGED'],
  ['intolerance', 'CANCELLATION_REASON_INTOLERANCE'],
  ['patient-request', 'CANCELLATION_REASON_PATIENT_REQUEST'],
  ['death', 'CANCELLATION_REASON_DEATH'],
]);

const substitutionReasons = new Map<string, SubstitutionReason>([
  ['generic', 'SUBSTITUTION_REASON_GENERIC'],
  ['prescriber-agreement', 'SUBSTITUTION_REASON_PRESCRIBER_AGREEMENT'],
  ['urgency', 'SUBSTITUTION_REASON_URGENCY'],
]);

const securityControls = new Map<string, SecurityControlOutcome>([
  ['secured', 'SECURITY_CONTROL_OUTCOME_SECURED'],
  ['temporary', 'SECURITY_CONTROL_OUTCOME_TEMPORARY'],
]);

const verdicts = new Map<string, Verdict>([
  ['confirmed', 'VERDICT_CONFIRMED'],
  ['dismissed', 'VERDICT_DISMISSED'],
  ['inconclusive', 'VERDICT_INCONCLUSIVE'],
]);

async function issue({ doors, identities, stateDirectory, as, patient, argument, print }: Invocation): Promise<void> {
  const prescriber = identities.find(({ id }) => id === as);
  const ofPatient = identities.find(({ id }) => id === patient);
  if (prescriber?.role !== 'prescriber') throw new Error(`${as} is not a prescriber: see \`identities\``);
  if (ofPatient?.role !== 'patient') throw new Error(`${patient} is not a patient: see \`identities\``);
  const { document, signature } = await writePrescription(stateDirectory, {
    prescriber,
    patient: ofPatient,
    lines: readLines(argument(0, 'a file')),
    issuedOn: civilDateAt(Date.now(), 'Europe/Paris'),
  });
  const request = { requestId: uuidV4(), document, signature };
  const issued = await doors.prescription.unary('IssuePrescription', request, patiently());
  print(issued);
  console.log(await drawQrCode(issued.printedCode?.qrPayload ?? '', { type: 'utf8', errorCorrectionLevel: 'L' }));
}

async function show({ doors, as, argument, print }: Invocation): Promise<void> {
  const reference = argument(0, 'a prescription id or a code');
  if (as.startsWith('pharmacist-')) {
    print(await doors.dispensing.unary('RetrievePrescription', { code: presented(reference) }, patiently()));
  } else {
    print(await doors.prescription.unary('GetPrescription', { prescriptionId: reference }, patiently()));
  }
}

async function dispense(invocation: Invocation): Promise<void> {
  const { doors, secret, lines, carteVitale, argument, print } = invocation;
  const dispensed = await doors.dispensing.unary(
    'Dispense',
    {
      requestId: uuidV4(),
      prescriptionId: argument(0, 'a prescription id'),
      claimSecret: secret,
      dispensingId: uuidV7(),
      lines: lines.map((line) => lineToDispense(line, invocation)),
      carteVitalePresented: carteVitale,
    },
    patiently(),
  );
  print(dispensed);
  const { dispensingId, logPosition } = dispensed;
  print(await doors.billing.unary('GetInvoice', { dispensingId, minPosition: logPosition }, patiently()));
}

function lineToDispense(text: string, { substitution, genericRefused, control }: Invocation) {
  const [, lineId = '', cip13 = '', count = '1'] = /^([^=]+)=(\d{13})(?:x(\d+))?$/.exec(text) ?? [];
  if (cip13 === '') throw new Error(`--line takes <line>=<CIP13>[x<count>], not ${text}`);
  return {
    lineId,
    packs: [{ cip13, count: Number(count) }],
    substitution:
      substitution === '' ? ('SUBSTITUTION_REASON_UNSPECIFIED' as const) : wordOf(substitutionReasons, substitution),
    genericRefused,
    securityControl: control === '' ? null : { outcome: wordOf(securityControls, control) },
  };
}

/** What a word of the command line stands for. @throws with the words that there are: another must not pass for none. */
function wordOf<Value>(words: ReadonlyMap<string, Value>, word: string): Value {
  const value = words.get(word);
  if (value === undefined) throw new Error(`it is one of ${[...words.keys()].join(', ')}, not ${word}`);
  return value;
}

/** A typed code has 20 characters; what a QR code holds is much longer. */
function presented(code: string): { readonly qrPayload: string } | { readonly typedCode: string } {
  return code.length > 40 ? { qrPayload: code } : { typedCode: code };
}
