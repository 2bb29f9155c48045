import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openHouse, patiently } from '@ordonnancier/dev/house.ts';
import { insistentHouse } from '@ordonnancier/dev/insistent-house.ts';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import { v4 as uuidV4, v7 as uuidV7 } from 'uuid';
import { startHouse } from './house-under-test.ts';
import type { HouseUnderTest } from './house-under-test.ts';

const callers = 200;
const paracetamol = '3400935955838';

let underTest: HouseUnderTest;

beforeAll(async () => {
  underTest = await startHouse({ instances: { dispensing: 2 } });
}, 300_000);

afterAll(() => underTest.stop());

it('[DISP-200] lets one of two hundred concurrent calls over two processes dispense the last box, and bills it once', async () => {
  const { house, stack, write } = underTest;
  const { prescriptionId, document, signature } = await write([
    {
      lineId: '1',
      medicine: { cis: '60234100' },
      posology: '1 comprimé en cas de douleur',
      unitsPerDelivery: 8,
      daysPerDelivery: 4,
      deliveries: 1,
      aldRelated: false,
    },
  ]);
  const { printedCode } = await house
    .as('doctor-lefevre')
    .prescription.unary('IssuePrescription', { requestId: uuidV4(), document, signature }, patiently());
  const { claimSecret } = await house
    .as('pharmacist-moreau')
    .dispensing.unary(
      'ClaimPrescription',
      { requestId: uuidV4(), code: { qrPayload: printedCode?.qrPayload ?? '' }, claimId: uuidV4() },
      patiently(),
    );

  // The same pharmacy, through both processes.
  const addresses = stack.services.filter(({ name }) => name === 'dispensing').map(({ address }) => address);
  const doors = addresses.map((dispensing) =>
    insistentHouse(openHouse({ tokenUrl: stack.issuer.tokenUrl, grpc: { ...stack.grpc, dispensing } })),
  );
  const outcomes = await Promise.all(
    Array.from({ length: callers }, async (_, index) => {
      const pharmacy = doors[index % doors.length]?.as('pharmacist-moreau');
      try {
        const reply = await pharmacy?.dispensing.unary(
          'Dispense',
          {
            requestId: uuidV4(),
            prescriptionId,
            claimSecret,
            dispensingId: uuidV7(),
            lines: [{ lineId: '1', packs: [{ cip13: paracetamol, count: 1 }] }],
          },
          patiently(),
        );
        return { dispensed: reply };
      } catch (error) {
        const refusal = readRefusal(error);
        return { refused: refusal?.code ?? String(error) };
      }
    }),
  );
  for (const door of doors) door.close();

  const dispensed = outcomes.flatMap(({ dispensed }) => (dispensed === undefined ? [] : [dispensed]));
  const refusals = new Set(outcomes.flatMap(({ refused }) => refused ?? []));
  expect(dispensed).toHaveLength(1);
  expect(refusals).toEqual(new Set(['UNITS_EXCEED_REMAINING']));

  const { invoices } = await house
    .as('pharmacist-moreau')
    .billing.unary('ListInvoices', { minPosition: dispensed[0]?.logPosition ?? '' }, patiently());
  expect(invoices.map(({ dispensingId }) => dispensingId)).toEqual([dispensed[0]?.dispensingId]);
}, 300_000);
