import { deadlineIn } from '@ordonnancier/grpc/client.ts';
import { civilDateAt } from '@ordonnancier/kernel/civil-date.ts';
import { v4 as uuidV4, v7 as uuidV7 } from 'uuid';
import { patiently } from './house.ts';
import { walkSteps } from './journey-steps.ts';
import type { JourneyOptions, Step, Walked } from './journey-steps.ts';
import { amountsOf, euros, screened, state, sumOf } from './journey-words.ts';
import { readLines, writePrescription } from './write-prescription.ts';

const lines = readLines(new URL('../../examples/prescriptions/chronic-and-costly.json', import.meta.url));

/** Packs of the journey, by CIP13. */
const ramiprilGeneric = '3400937007269';
const imatinib = '3400936224988';
const paracetamol = '3400935955838';

/** They are there already, or about to come. */
const outcomesMsMax = 30_000;

const doctorId = 'doctor-lefevre';
const firstPharmacistId = 'pharmacist-moreau';
const secondPharmacistId = 'pharmacist-rossi';
const analystId = 'analyst-bernard';

/**
 * One prescription's whole life through the public APIs, in one trace: a doctor issues it, one pharmacy dispenses a part
 * of it and another the rest, both are paid, an analyst decides on an alert, and the patient sees who was there.
 */
export function runJourney(options: JourneyOptions): Promise<Walked<JourneyOutcome>> {
  return walkSteps('journey', options.onStep, (step) => walk(options, step));
}

export interface JourneyOutcome {
  /** Text of the QR code that the patient got. */
  readonly qrPayload: string;
}

async function walk(
  { house, stateDirectory, identities, patient }: JourneyOptions,
  step: Step,
): Promise<JourneyOutcome> {
  const doctor = house.as(doctorId).prescription;
  const prescriber = identities.find((identity) => identity.id === doctorId);
  if (prescriber?.role !== 'prescriber') throw new Error(`no prescriber ${doctorId} in the sandbox`);
  const issuedOn = civilDateAt(Date.now(), 'Europe/Paris');
  const { prescriptionId, document, signature } = await writePrescription(stateDirectory, {
    prescriber,
    patient,
    lines,
    issuedOn,
  });

  await step(
    'check',
    () => doctor.unary('CheckPrescription', { document }, patiently()),
    (reply) => (reply.acceptable ? 'would be accepted' : `would be refused: ${reply.refusalCode}`),
  );
  const issued = await step(
    'issue',
    () => doctor.unary('IssuePrescription', { requestId: uuidV4(), document, signature }, patiently()),
    (reply) => `${prescriptionId}, typed code ${reply.printedCode?.typedCode ?? '-'}`,
  );
  const printed = { qrPayload: issued.printedCode?.qrPayload ?? '' };
  const typed = { typedCode: issued.printedCode?.typedCode ?? '' };

  const pharmacy = house.as(firstPharmacistId);
  await step(
    'retrieve by QR code',
    () => pharmacy.dispensing.unary('RetrievePrescription', { code: printed }, patiently()),
    ({ prescription }) => `${prescription?.lines.length ?? 0} lines, ${state(prescription?.status)}`,
  );
  const firstClaim = await step(
    'claim',
    () =>
      pharmacy.dispensing.unary(
        'ClaimPrescription',
        { requestId: uuidV4(), code: printed, claimId: uuidV4() },
        patiently(),
      ),
    screened,
  );
  const someLines = [
    {
      lineId: '1',
      packs: [{ cip13: ramiprilGeneric, count: 1 }],
      substitution: 'SUBSTITUTION_REASON_GENERIC' as const,
    },
    { lineId: '3', packs: [{ cip13: paracetamol, count: 1 }] },
  ];
  await step(
    'can dispense',
    () =>
      pharmacy.dispensing.unary(
        'CanDispense',
        { prescriptionId, claimSecret: firstClaim.claimSecret, lines: someLines },
        patiently(),
      ),
    (reply) => (reply.acceptable ? 'yes' : `no: ${reply.refusalCode}`),
  );
  const first = await step(
    'dispense part',
    () =>
      pharmacy.dispensing.unary(
        'Dispense',
        {
          requestId: uuidV4(),
          prescriptionId,
          claimSecret: firstClaim.claimSecret,
          dispensingId: uuidV7(),
          lines: someLines,
          coverage: { exemption: 'EXEMPTION_ALD' },
          carteVitalePresented: true,
        },
        patiently(),
      ),
    (reply) => `generic ramipril and one box of paracetamol of three, ${state(reply.status)}`,
  );
  await step(
    'invoice of the part',
    () =>
      pharmacy.billing.unary(
        'GetInvoice',
        { dispensingId: first.dispensingId, minPosition: first.logPosition },
        patiently(),
      ),
    ({ invoice }) => sumOf(amountsOf(invoice)),
  );
  await step(
    'release the claim',
    () =>
      pharmacy.dispensing.unary(
        'ReleaseClaim',
        { requestId: uuidV4(), prescriptionId, claimSecret: firstClaim.claimSecret },
        patiently(),
      ),
    () => 'the prescription is free again',
  );

  const otherPharmacy = house.as(secondPharmacistId);
  await step(
    'retrieve by typed code elsewhere',
    () => otherPharmacy.dispensing.unary('RetrievePrescription', { code: typed }, patiently()),
    ({ prescription }) => `${prescription?.lines.length ?? 0} lines, ${state(prescription?.status)}`,
  );
  const secondClaim = await step(
    'claim there',
    () =>
      otherPharmacy.dispensing.unary(
        'ClaimPrescription',
        { requestId: uuidV4(), code: typed, claimId: uuidV4() },
        patiently(),
      ),
    screened,
  );
  const rest = await step(
    'dispense rest',
    () =>
      otherPharmacy.dispensing.unary(
        'Dispense',
        {
          requestId: uuidV4(),
          prescriptionId,
          claimSecret: secondClaim.claimSecret,
          dispensingId: uuidV7(),
          lines: [
            {
              lineId: '2',
              packs: [{ cip13: imatinib, count: 1 }],
              securityControl: { outcome: 'SECURITY_CONTROL_OUTCOME_SECURED' },
            },
            { lineId: '3', packs: [{ cip13: paracetamol, count: 2 }] },
          ],
          coverage: { exemption: 'EXEMPTION_ALD' },
          carteVitalePresented: true,
        },
        patiently(),
      ),
    (reply) => `imatinib and two boxes of paracetamol, ${state(reply.status)}; line 1 has two renewals left`,
  );
  await step(
    'invoice of the rest',
    () =>
      otherPharmacy.billing.unary(
        'GetInvoice',
        { dispensingId: rest.dispensingId, minPosition: rest.logPosition },
        patiently(),
      ),
    ({ invoice }) => sumOf(amountsOf(invoice)),
  );

  const analyst = house.as(analystId).fraud;
  const alert = await step(
    'alert query',
    async () => {
      const { alerts } = await analyst.unary(
        'ListAlerts',
        { minPosition: rest.logPosition, openOnly: true },
        patiently(),
      );
      const found = alerts.find((candidate) => candidate.dispensingId === rest.dispensingId);
      if (found === undefined) throw new Error('the costly first delivery raised no alert');
      return found;
    },
    (found) =>
      `score ${found.score}, ${found.reasons.map(({ code }) => code).join(', ')}, ${euros(found.atStakeCents)} at stake`,
  );
  const verdict = await step(
    'verdict',
    () =>
      analyst.unary(
        'RecordVerdict',
        { requestId: uuidV4(), alertId: alert.alertId, verdict: 'VERDICT_DISMISSED' },
        patiently(),
      ),
    () => 'dismissed: a known treatment, in a new pharmacy',
  );
  await step(
    'outcomes for the prescriber',
    async () => {
      const kinds: string[] = [];
      for await (const outcome of doctor.serverStream(
        'WatchPrescriptions',
        {},
        { deadlineMs: deadlineIn(outcomesMsMax) },
      )) {
        if (outcome.prescriptionId !== prescriptionId) continue;
        kinds.push(state(outcome.kind));
        if (kinds.filter((kind) => kind === 'dispensed').length === 2) break;
      }
      return kinds;
    },
    (kinds) => kinds.join(', '),
  );
  await step(
    'access list of the patient',
    async () => {
      const { accesses } = await house
        .as(patient.id)
        .audit.unary('ListAccesses', { prescriptionId, minPosition: verdict.logPosition }, patiently());
      if (!accesses.some(({ readOnly }) => readOnly)) throw new Error('no reading is in the access list');
      return accesses;
    },
    (accesses) =>
      `${accesses.length} accesses by ${new Set(accesses.map(({ actorRpps }) => actorRpps)).size} professionals: ` +
      accesses.map(({ action }) => action).join(', '),
  );
  return printed;
}
