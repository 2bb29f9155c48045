import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { patiently } from '@ordonnancier/dev/house.ts';
import { printedRegister } from '@ordonnancier/dev/client/register.ts';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import { v4 as uuidV4, v7 as uuidV7 } from 'uuid';
import { startHouse } from './house-under-test.ts';
import type { HouseUnderTest } from './house-under-test.ts';
import { until } from './until.ts';

/** At 6.34 €, the reference of a group whose dearest generic costs 4.41 €. */
const crestor = { cis: '68479386', cip13: '3400939169460' } as const;
const rosuvastatin = '3400930087039';
const crestorLine = {
  lineId: '1',
  medicine: { cis: crestor.cis },
  posology: '1 comprimé le soir pendant 30 jours',
  unitsPerDelivery: 30,
  daysPerDelivery: 30,
  deliveries: 1,
  aldRelated: false,
};

let underTest: HouseUnderTest;

beforeAll(async () => {
  underTest = await startHouse();
}, 300_000);

afterAll(() => underTest.stop());

it('[DISP-201] pays upfront for a generic that is refused, and has it refunded from the price of the generic', async () => {
  expect(await dispenseAndBill({ packs: [{ cip13: crestor.cip13, count: 1 }], genericRefused: true })).toMatchObject({
    invoice: {
      patientAdvances: true,
      amounts: { totalCents: 797, compulsoryCents: 396, complementaryCents: 208, patientCents: 193 },
    },
    franchiseCents: 100,
  });
  const accepted = { packs: [{ cip13: rosuvastatin, count: 1 }], substitution: 'SUBSTITUTION_REASON_GENERIC' } as const;
  expect(await dispenseAndBill(accepted)).toMatchObject({
    invoice: {
      patientAdvances: false,
      amounts: { totalCents: 604, compulsoryCents: 396, complementaryCents: 208, patientCents: 0 },
    },
  });
}, 60_000);

it('[DISP-202] prints its register on demand', async () => {
  const { dispensing } = underTest.house.as('pharmacist-moreau');
  const printed = (narcoticsOnly: boolean) =>
    printedRegister({ dispensing }, { fromDay: '2026-01-01', toDay: '2099-12-31', narcoticsOnly });
  await until(async () => (await printed(false)).split('\n').length === 3, 'both dispensings to be entered');
  const [headings, first, second] = (await printed(false)).split('\n');
  expect(headings).toMatch(
    /^N° d’ordre +Date +Classe +Médicament +Unités +Patient +Prescripteur +Pharmacien +Porteur$/,
  );
  expect(first).toMatch(
    /^\d{4}\/1 +\d{4}-\d\d-\d\d +liste I +1 × CRESTOR 10 mg, comprimé pelliculé +30 +\S+ \S+ +\d{11}/,
  );
  expect(second).toContain('1 × ROSUVASTATINE VIATRIS 10 mg');
  expect(await printed(true)).not.toContain('CRESTOR');
});

it('[DISP-203] transcribes lines that were added by hand to a printed prescription, under its code', async () => {
  const { house, write } = underTest;
  const { prescriptionId, document, signature } = await write([crestorLine]);
  const { printedCode } = await house
    .as('doctor-lefevre')
    .prescription.unary('IssuePrescription', { requestId: uuidV4(), document, signature }, patiently());
  const { dispensing } = house.as('pharmacist-moreau');
  const addedTo = { qrPayload: printedCode?.qrPayload ?? '' };
  const transcribe = (added: Buffer) =>
    dispensing.unary(
      'RecordPaperPrescription',
      { requestId: uuidV4(), document: added, scanSha256: 'ab'.repeat(32), addedTo },
      patiently(),
    );
  const ofAnother = await write([crestorLine], { patient: 'patient-elder' });
  await expect(transcribe(ofAnother.document).catch(readRefusal)).resolves.toMatchObject({
    code: 'ADDED_LINES_DO_NOT_FIT',
    facts: { differs: 'patient' },
  });
  const added = await write([crestorLine]);
  const transcribed = await transcribe(added.document);
  const code = { qrPayload: transcribed.printedCode?.qrPayload ?? '' };
  const { prescription } = await dispensing.unary('RetrievePrescription', { code }, patiently());
  expect(prescription).toMatchObject({
    prescriptionId: added.prescriptionId,
    source: 'PRESCRIPTION_SOURCE_PAPER',
    addedToPrescriptionId: prescriptionId,
  });
});

/** One box of thirty, of a prescription of its own. */
async function dispenseAndBill(line: {
  readonly packs: readonly { readonly cip13: string; readonly count: number }[];
  readonly genericRefused?: boolean;
  readonly substitution?: 'SUBSTITUTION_REASON_GENERIC';
}) {
  const { house, write } = underTest;
  const { prescriptionId, document, signature } = await write([crestorLine]);
  const { printedCode } = await house
    .as('doctor-lefevre')
    .prescription.unary('IssuePrescription', { requestId: uuidV4(), document, signature }, patiently());
  const pharmacy = house.as('pharmacist-moreau');
  const { claimSecret } = await pharmacy.dispensing.unary(
    'ClaimPrescription',
    { requestId: uuidV4(), code: { qrPayload: printedCode?.qrPayload ?? '' }, claimId: uuidV4() },
    patiently(),
  );
  const { dispensingId, logPosition } = await pharmacy.dispensing.unary(
    'Dispense',
    {
      requestId: uuidV4(),
      prescriptionId,
      claimSecret,
      dispensingId: uuidV7(),
      lines: [{ ...line, lineId: '1', packs: [...line.packs] }],
      carteVitalePresented: true,
    },
    patiently(),
  );
  return pharmacy.billing.unary('GetInvoice', { dispensingId, minPosition: logPosition }, patiently());
}
