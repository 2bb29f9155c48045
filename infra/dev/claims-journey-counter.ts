import type { BilledPacks } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/BilledPacks.ts';
import type { GetInvoiceResponse__Output } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/GetInvoiceResponse.ts';
import type { PreviewInvoiceResponse__Output } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/PreviewInvoiceResponse.ts';
import type { CanDispenseResponse__Output } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/CanDispenseResponse.ts';
import type { Coverage } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/Coverage.ts';
import type { LineToDispense } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/LineToDispense.ts';
import { civilDateAt } from '@ordonnancier/kernel/civil-date.ts';
import { v4 as uuidV4, v7 as uuidV7 } from 'uuid';
import { patiently } from './house.ts';
import type { Doors } from './house.ts';
import { refusalOf } from './journey-steps.ts';
import type { JourneyOptions, Step } from './journey-steps.ts';
import { amountsOf, euros, linesOf, screened, state, sumOf } from './journey-words.ts';
import { readLines, writePrescription } from './write-prescription.ts';

const prescribed = readLines(new URL('../../examples/prescriptions/long-term-illness.json', import.meta.url));

const doctorId = 'doctor-lefevre';
export const pharmacistId = 'pharmacist-bonnet';

/** Packs of the journey, by CIP13. */
const bisoprolol = '3400930183748';
const fentanyl = '3400934238307';
const rosuvastatin = '3400939169460';
const irbesartanGeneric = '3400922444796';
const tirzepatide = '3400930292945';

export const namesOfPacks: ReadonlyMap<string, string> = new Map([
  [bisoprolol, 'BISOPROLOL VIATRIS 2,5 mg × 30'],
  [fentanyl, 'DUROGESIC 25 µg/h × 5'],
  [rosuvastatin, 'CRESTOR 10 mg × 30'],
  [irbesartanGeneric, 'IRBESARTAN BGR 150 mg × 90'],
  [tirzepatide, 'MOUNJARO 10 mg × 1'],
]);

/** What the carte Vitale says at first. */
const notYetAld: Coverage = { exemption: 'EXEMPTION_UNSPECIFIED' };

const fraction = { lineId: '2', packs: [{ cip13: fentanyl, count: 1 }] };
const chronicLines = [
  { lineId: '1', packs: [{ cip13: bisoprolol, count: 1 }] },
  fraction,
  {
    lineId: '4',
    packs: [{ cip13: irbesartanGeneric, count: 1 }],
    substitution: 'SUBSTITUTION_REASON_GENERIC' as const,
  },
];
const brandLine = { lineId: '3', packs: [{ cip13: rosuvastatin, count: 1 }], genericRefused: true };
const costlyPacks = { lineId: '5', packs: [{ cip13: tirzepatide, count: 1 }] };
const costlyLine = {
  ...costlyPacks,
  securityControl: { outcome: 'SECURITY_CONTROL_OUTCOME_SECURED' as const, prescriberKnown: true },
};

/** What the counter leaves to be claimed: dispensings, by their ids. */
export interface Served {
  readonly prescriptionId: string;
  /** Civil date of the dispensings, YYYY-MM-DD. */
  readonly today: string;
  /** The long-term treatment and the narcotic, billed without the ALD. */
  readonly chronic: string;
  /** The brand whose generic is refused. */
  readonly brand: string;
  /** The costly medicine, billed with the ALD. */
  readonly costly: string;
}

/** A prescription that the pharmacy holds. */
interface Held {
  readonly pharmacy: Doors;
  readonly prescriptionId: string;
  readonly claimSecret: string;
  readonly today: string;
}

/** From the doctor to the counter: what is prescribed, asked, refused and handed over, and what it costs. */
export async function serveAtCounter(options: JourneyOptions, step: Step): Promise<Served> {
  const held = await prescribeAndClaim(options, step);
  await askBefore(held, step);
  return handOver(held, step);
}

async function prescribeAndClaim(
  { house, stateDirectory, identities, patient }: JourneyOptions,
  step: Step,
): Promise<Held> {
  const doctor = house.as(doctorId).prescription;
  const prescriber = identities.find((identity) => identity.id === doctorId);
  if (prescriber?.role !== 'prescriber') throw new Error(`no prescriber ${doctorId} in the sandbox`);
  const today = civilDateAt(Date.now(), 'Europe/Paris');
  const people = { prescriber, patient, issuedOn: today };
  const { document: figures } = await writePrescription(stateDirectory, {
    ...people,
    lines: prescribed.map(inFigures),
  });
  await step(
    'check, narcotic not in words',
    () => doctor.unary('CheckPrescription', { document: figures }, patiently()),
    (reply) => refusedAs('WORDS_MISSING', reply),
  );
  const written = await writePrescription(stateDirectory, { ...people, lines: prescribed });
  const { prescriptionId, document, signature } = written;
  const { printedCode } = await step(
    'issue for long-term illnesses',
    () => doctor.unary('IssuePrescription', { requestId: uuidV4(), document, signature }, patiently()),
    () => `${prescribed.length} lines: related to the ALD, narcotic in two fractions, brand, quarterly pack, costly`,
  );
  const code = { qrPayload: printedCode?.qrPayload ?? '' };

  const pharmacy = house.as(pharmacistId);
  await step(
    'retrieve and read',
    () => pharmacy.dispensing.unary('RetrievePrescription', { code }, patiently()),
    ({ prescription }) => `${prescription?.lines.length ?? 0} lines, ${state(prescription?.status)}`,
  );
  const { claimSecret } = await step(
    'claim for the pharmacy',
    () => pharmacy.dispensing.unary('ClaimPrescription', { requestId: uuidV4(), code, claimId: uuidV4() }, patiently()),
    screened,
  );
  return { pharmacy, prescriptionId, claimSecret, today };
}

async function askBefore({ pharmacy, prescriptionId, claimSecret, today }: Held, step: Step): Promise<void> {
  const canDispense = (lines: LineToDispense[]) =>
    pharmacy.dispensing.unary('CanDispense', { prescriptionId, claimSecret, lines }, patiently());
  await step(
    'can dispense, without control',
    () => canDispense([...chronicLines, brandLine, costlyPacks]),
    (reply) => refusedAs('SECURITY_CONTROL_MISSING', reply),
  );
  await step('can dispense, with control', () => canDispense([...chronicLines, brandLine, costlyLine]), allowed);

  const preview = (packs: BilledPacks[], carteVitalePresented: boolean) =>
    pharmacy.billing.unary(
      'PreviewInvoice',
      { packs, coverage: notYetAld, dispensedOn: today, carteVitalePresented },
      patiently(),
    );
  const packsWithoutBrand = [
    { cip13: bisoprolol, count: 1, aldRelated: true },
    { cip13: fentanyl, count: 1 },
    { cip13: irbesartanGeneric, count: 1, aldRelated: true },
    { cip13: tirzepatide, count: 1, aldRelated: true },
  ];
  const brandPack = { cip13: rosuvastatin, count: 1, aldRelated: true, genericRefused: true };
  await step('preview, all in one invoice', () => preview([...packsWithoutBrand, brandPack], true), previewed);
  await step('preview, the brand apart', () => preview(packsWithoutBrand, true), previewed);
  await step('preview, without carte Vitale', () => preview(packsWithoutBrand, false), previewed);
}

async function handOver({ pharmacy, prescriptionId, claimSecret, today }: Held, step: Step): Promise<Served> {
  const dispense = async (lines: LineToDispense[], coverage: Coverage) => {
    const { dispensingId, logPosition } = await pharmacy.dispensing.unary(
      'Dispense',
      {
        requestId: uuidV4(),
        prescriptionId,
        claimSecret,
        dispensingId: uuidV7(),
        lines,
        dispensedOn: today,
        coverage,
        carteVitalePresented: true,
      },
      patiently(),
    );
    const { invoice, franchiseCents } = await pharmacy.billing.unary(
      'GetInvoice',
      { dispensingId, minPosition: logPosition },
      patiently(),
    );
    return { dispensingId, invoice, franchiseCents };
  };
  const chronic = await step('dispense treatment and narcotic', () => dispense(chronicLines, notYetAld), invoiced);
  await step(
    'second fraction on the same day',
    () => refusalOf('TOO_EARLY', dispense([fraction], notYetAld)),
    ({ code, facts }) => `refused: ${code}, not before ${facts['earliestOn'] ?? '-'}`,
  );
  const brand = await step('dispense brand, generic refused', () => dispense([brandLine], notYetAld), invoiced);
  const costly = await step(
    'dispense the costly medicine',
    () => dispense([costlyLine], { exemption: 'EXEMPTION_ALD' }),
    invoiced,
  );
  return {
    prescriptionId,
    today,
    chronic: chronic.dispensingId,
    brand: brand.dispensingId,
    costly: costly.dispensingId,
  };
}

/** A line without its quantity in words. */
function inFigures(line: unknown): unknown {
  const members = Object.entries(line ?? {}).filter(([name]) => name !== 'quantityInWords');
  return Object.fromEntries(members);
}

/** An answer to a question that is meant to be refused. @throws when it is not, or otherwise. */
function refusedAs(refusalCode: string, reply: { readonly refusalCode: string; readonly lineId: string }): string {
  if (reply.refusalCode !== refusalCode) throw new Error(`${reply.refusalCode || 'accepted'}, and not ${refusalCode}`);
  return `no: ${refusalCode}, line ${reply.lineId}`;
}

function allowed(reply: CanDispenseResponse__Output): string {
  if (!reply.acceptable) throw new Error(`${reply.refusalCode}, line ${reply.lineId}`);
  const cheapest = reply.proposals.map(({ lineId, cents }) => `line ${lineId} ${euros(cents)}`);
  const toSee = reply.warnings.map(({ code, lineId }) => `${code}, line ${lineId}`);
  return [
    `yes; controlled: line ${reply.securityControlLineIds.join(', ')}`,
    `cheapest packs: ${cheapest.join(', ')}`,
    ...toSee,
  ].join('\n');
}

function previewed({ amounts, blockedReason, patientAdvances }: PreviewInvoiceResponse__Output): string {
  if (amounts === null) throw new Error(`no invoice can be computed: ${blockedReason}`);
  const advanced = patientAdvances ? `; no third-party payment, the patient advances ${euros(amounts.totalCents)}` : '';
  return `${sumOf(amounts)}${advanced}`;
}

function invoiced({ invoice, franchiseCents }: Pick<GetInvoiceResponse__Output, 'invoice' | 'franchiseCents'>): string {
  const amounts = amountsOf(invoice);
  const advanced = invoice?.patientAdvances === true ? `; the patient advances ${euros(amounts.totalCents)}` : '';
  return `${sumOf(amounts)}${advanced}; franchise ${euros(franchiseCents)}\n${linesOf(amounts, namesOfPacks)}`;
}
