import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deadlineIn, type ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { PrescriptionServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/PrescriptionService.ts';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import { parsePrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { prescriptionService } from '../src/compose.ts';
import { rpps, type Sandbox, sign, startSandbox, valid } from './sandbox.ts';

// Pairs of the extract of the thesaurus that comes with the seed.
const colchicine = '68066715';
const pristinamycine = '63728481';
const paroxetine = '60160707';
const tramadol = '69521824';
const tramadolAndParacetamol = '60396465';

const patient = {
  ins: '255081416802538',
  insOid: '1.2.250.1.213.1.4.10',
  birthName: 'DUBOIS',
  firstGivenName: 'ANNE',
  birthDate: '1955-08-02',
  sex: 'F',
  birthPlaceCode: '14168',
};

let number = 0;

function documentOf(medicines: readonly string[], changes: object = {}) {
  number += 1;
  const prescriptionId = `01990000-0000-7000-a000-${String(number).padStart(12, '0')}`;
  const lines = medicines.map((cis, index) => ({
    lineId: String(index + 1),
    medicine: { cis },
    posology: 'deux par jour',
    unitsPerDelivery: 28,
    quantityInWords: 'vingt-huit',
    daysPerDelivery: 14,
    deliveries: 1,
    aldRelated: false,
  }));
  const schema = 'ordonnancier/prescription-document/v1';
  const content = { schema, prescriptionId, issuedOn: '2026-09-15', prescriber: { rpps }, patient, lines, ...changes };
  return { prescriptionId, document: Buffer.from(JSON.stringify(content)) };
}

let sandbox: Sandbox;
let physician: ServiceClient<PrescriptionServiceDefinition>;

beforeAll(async () => {
  sandbox = await startSandbox();
  physician = sandbox.service.client(prescriptionService, { role: 'prescriber', profession: 'physician', rpps });
});

afterAll(() => sandbox.stop());

function check({ document }: { readonly document: Buffer }, currentTreatment: readonly object[] = []) {
  const request = { document, currentTreatment: [...currentTreatment] };
  return physician.unary('CheckPrescription', request, { deadlineMs: deadlineIn(20_000) });
}

async function issue({ document }: { readonly document: Buffer }) {
  const request = { requestId: randomUUID(), document, signature: await sign(document) };
  return physician.unary('IssuePrescription', request, { deadlineMs: deadlineIn(20_000) });
}

describe('decision support', () => {
  it('[RX-070] tells interactions and duplicates between lines, before and after the signature', async () => {
    const written = documentOf([paroxetine, tramadol, tramadolAndParacetamol]);
    const alerts = [
      {
        kind: 'ALERT_KIND_INTERACTION',
        level: 'INTERACTION_LEVEL_DISCOURAGED',
        one: { lineId: '1' },
        other: { lineId: '2' },
      },
      {
        kind: 'ALERT_KIND_INTERACTION',
        level: 'INTERACTION_LEVEL_DISCOURAGED',
        one: { lineId: '1' },
        other: { lineId: '3' },
      },
      { kind: 'ALERT_KIND_DUPLICATE_SUBSTANCE', one: { lineId: '2' }, other: { lineId: '3' } },
    ];
    const checked = await check(written);
    expect(checked).toMatchObject({ acceptable: true, alerts });
    expect(checked.alerts[0]?.entries).toMatchObject([{ one: 'PAROXETINE', other: 'TRAMADOL' }]);
    expect(checked.thesaurusSource).toContain('ANSM');
    expect(await issue(written)).toMatchObject({ alerts });
  });

  it('[RX-070] tells the gravest of more alerts than a reply holds, and how many there are besides', async () => {
    const lines = Array.from({ length: 50 }, (_, index) => (index === 49 ? paroxetine : tramadol));
    const { alerts, alertsLeftOut } = await check(
      documentOf(lines),
      lines.map((cis) => ({ cis })),
    );
    // Each line with each other, and with each medicine that is taken.
    expect(alerts.length + alertsLeftOut).toBe((50 * 49) / 2 + 50 * 50);
    expect(alerts).toHaveLength(1_000);
    expect(alerts.filter(({ kind }) => kind === 'ALERT_KIND_INTERACTION')).toHaveLength(49 + 49 + 49);
  });

  it('[RX-071] never calls harmless what it does not know', async () => {
    const { alerts, coverage } = await check(documentOf([tramadol]), [
      { substance: 'INCONNUTINE' },
      { cis: '60000000' },
    ]);
    expect(alerts).toEqual([]);
    expect(coverage).toMatchObject([
      { party: { lineId: '1' }, complete: false, gaps: [{ reason: 'classes-unstated' }] },
      { party: { currentSubstance: 'INCONNUTINE' }, complete: false, gaps: [{ reason: 'substance-absent' }] },
      { party: { currentCis: '60000000' }, complete: false, gaps: [{ reason: 'medicine-unknown' }] },
    ]);
  });

  it('[RX-072] stops a contraindication at the check and at the issue, until the document says why not', async () => {
    const code = 'CONTRAINDICATED_ASSOCIATION';
    const stopped = documentOf([colchicine, pristinamycine]);
    expect(await check(stopped)).toMatchObject({ acceptable: false, refusalCode: code, lineId: '1' });
    await expect(issue(stopped).catch((error: unknown) => readRefusal(error))).resolves.toMatchObject({ code });

    const contraindicationOverrides = [{ lineIds: ['1', '2'], reason: 'no-alternative' }];
    const motivated = documentOf([colchicine, pristinamycine], { contraindicationOverrides });
    expect(await check(motivated)).toMatchObject({
      acceptable: true,
      alerts: [{ level: 'INTERACTION_LEVEL_CONTRAINDICATED' }],
    });
    await issue(motivated);
    const stream = prescriptionStream(valid(parsePrescriptionId, motivated.prescriptionId));
    for await (const recorded of sandbox.store.log.read(stream)) {
      expect(JSON.parse(Buffer.from(recorded.data).toString())).toMatchObject({ contraindicationOverrides });
    }
  });

  it('[RX-073] holds the lines against what the patient takes, by CIS code or by substance', async () => {
    const code = 'CONTRAINDICATED_ASSOCIATION';
    for (const taken of [{ cis: colchicine }, { substance: 'colchicine' }]) {
      const stopped = await check(documentOf([pristinamycine]), [taken]);
      expect(stopped).toMatchObject({ acceptable: false, refusalCode: code, lineId: '1' });
    }
    const ofOthers = { contraindicationOverrides: [{ lineIds: ['1', '2'], reason: 'intakes-apart' }] };
    expect(await check(documentOf([pristinamycine, tramadol], ofOthers), [{ cis: colchicine }])).toMatchObject({
      refusalCode: code,
    });
    const contraindicationOverrides = [{ lineIds: ['1'], reason: 'intakes-apart' }];
    const motivated = documentOf([pristinamycine], { contraindicationOverrides });
    expect(await check(motivated, [{ cis: colchicine }])).toMatchObject({ acceptable: true });
    expect(await check(documentOf([pristinamycine]))).toMatchObject({ acceptable: true, alerts: [] });
    for (const wrong of [
      [{ cis: '12' }],
      [{ substance: ' ' }],
      [{}],
      Array(51).fill({ cis: colchicine }) as object[],
    ]) {
      const refused = check(documentOf([tramadol]), wrong).catch((error: unknown) => readRefusal(error));
      expect(await refused).toMatchObject({ code: 'INVALID_REQUEST' });
    }
    // Nobody prescribes here what is taken already.
    expect(await check(documentOf([tramadol]), [{ cis: colchicine }, { cis: pristinamycine }])).toMatchObject({
      acceptable: true,
      alerts: [],
    });
  });
});
