import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import { call, dispensingOf, doliprane, newId, prescribeAndClaim, refusal, type Sandbox, scans } from './sandbox.ts';
import { startSandbox } from './sandbox.ts';

type Claimed = Awaited<ReturnType<typeof prescribeAndClaim>>;

describe('[DISP-104] packs that were scanned', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.stop());

  const scanned = (claimed: Claimed, pack: ReturnType<typeof scans>, changes: object = {}) => ({
    ...dispensingOf(claimed, 1),
    lines: [{ lineId: '1', packs: [pack] }],
    ...changes,
  });
  const refusalOf = async (pack: ReturnType<typeof scans>, changes: object = {}) =>
    refusal(sandbox.client, 'Dispense', scanned(await prescribeAndClaim(sandbox.client), pack, changes));

  it('are dispensed once by their serial numbers, like others, and the event keeps their lots', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client);
    const request = scanned(claimed, scans(['SCAN1', 'SCAN2']));
    const reply = await call(client, 'Dispense', request);
    expect(await call(client, 'Dispense', request)).toEqual(reply);
    expect((await packsOf(claimed))[0]).toMatchObject({ serials: ['SCAN1', 'SCAN2'], lots: ['LOT/1', 'LOT/1'] });

    const typed = dispensingOf(await prescribeAndClaim(client), 1, ['SCAN2']);
    expect((await refusal(client, 'Dispense', typed))?.code).toBe('SERIAL_ALREADY_USED');
    expect((await refusalOf(scans(['SCAN3', 'SCAN3'])))?.code).toBe('SERIALS_INVALID');
  });

  it('may be amended by what is scanned, on the day of the first', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client);
    const { dispensingId: amendedDispensingId } = await call(client, 'Dispense', dispensingOf(claimed, 1, ['TYPED']));
    const amendment = (expiry: string) => ({
      requestId: newId(),
      prescriptionId: claimed.prescriptionId,
      amendedDispensingId,
      reason: 'REVERSAL_REASON_ENTRY_ERROR' as const,
      dispensingId: newId(),
      lines: [{ lineId: '1', packs: [scans(['TYPED'], { expiry })] }],
    });
    expect((await refusal(client, 'AmendDispensing', amendment('260914')))?.code).toBe('PACK_EXPIRED');
    await call(client, 'AmendDispensing', amendment('260915'));
    const [typed, amended] = await packsOf(claimed);
    expect(typed).not.toHaveProperty('lots');
    expect(amended).toMatchObject({ serials: ['TYPED'], lots: ['LOT/1'] });
  });

  it('are handed over until the day on which they expire, also when that is entered later', async () => {
    expect(await refusalOf(scans(['OLD'], { expiry: '260914' }))).toMatchObject({
      status: 'FAILED_PRECONDITION',
      code: 'PACK_EXPIRED',
      facts: { lineId: '1', cip13: doliprane.cip13, expiresOn: '2026-09-14' },
    });
    expect(await refusalOf(scans(['LASTDAY'], { expiry: '260915' }))).toBeUndefined();
  });

  it('are refused by the field when a scan lost something, has an odd serial number, or is of another medicine', async () => {
    const [whole = ''] = scans(['WHOLE']).dataMatrices;
    const unreadable = [whole.replace('\u001d', ''), whole.slice(0, -7), scans(['A/B']).dataMatrices[0] ?? '', ''];
    for (const damaged of unreadable) {
      expect(await refusalOf({ ...scans([]), count: 2, dataMatrices: [whole, damaged] })).toMatchObject({
        status: 'INVALID_ARGUMENT',
        code: 'DATA_MATRIX_UNREADABLE',
        facts: { lineId: '1', cip13: doliprane.cip13 },
        violations: [{ field: 'lines[0].packs[0].data_matrices[1]' }],
      });
    }
    for (const cip13 of ['3400930202074', '5000000000005']) {
      expect(await refusalOf(scans(['OTHER'], { cip13 }))).toMatchObject({
        status: 'INVALID_ARGUMENT',
        code: 'DATA_MATRIX_OF_ANOTHER_MEDICINE',
        violations: [{ field: 'lines[0].packs[0].data_matrices[0]' }],
      });
    }
  });

  it('have no typed serial numbers beside, and are as many as a call can do', async () => {
    const both = { ...scans(['ONE']), count: 2, serials: ['TWO'] };
    const many = scans(Array.from({ length: 101 }, (_, index) => `MANY${index}`));
    expect(await refusalOf(both)).toMatchObject({
      code: 'INVALID_REQUEST',
      violations: [{ field: 'lines[0].packs[0].serials' }],
    });
    expect(await refusalOf(many)).toMatchObject({
      code: 'INVALID_REQUEST',
      violations: [{ field: 'lines[0].packs[0].data_matrices' }],
    });
  });

  it('get the same answers beforehand', async () => {
    const { client } = sandbox;
    const { prescriptionId, claimSecret } = await prescribeAndClaim(client);
    const ask = (pack: ReturnType<typeof scans>) =>
      call(client, 'CanDispense', { prescriptionId, claimSecret, lines: [{ lineId: '1', packs: [pack] }] });
    expect(await ask(scans(['ASKED']))).toMatchObject({ acceptable: true });
    expect(await ask(scans(['ASKED'], { expiry: '260831' }))).toMatchObject({
      refusalCode: 'PACK_EXPIRED',
      lineId: '1',
    });
    const refusalCode = 'DATA_MATRIX_OF_ANOTHER_MEDICINE';
    expect(await ask(scans(['ASKED'], { cip13: '3400930202074' }))).toMatchObject({
      acceptable: false,
      refusalCode,
      lineId: '1',
      refusalFacts: { lineId: '1', cip13: doliprane.cip13 },
      securityControlLineIds: [],
      warnings: [],
      proposals: [],
    });
  });

  it('[DISP-207] hear beforehand why a scan cannot be read, in the words of the refusal', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client);
    const { prescriptionId, claimSecret } = claimed;
    const [whole = ''] = scans(['ASKED']).dataMatrices;
    const shown = { ...scans([]), count: 1 };
    for (const damaged of [
      '',
      whole.replace('\u001d', ''),
      `(01)${whole.slice(5)}`,
      whole.replace('21ASKED', '21A/B'),
    ]) {
      const pack = { ...shown, dataMatrices: [damaged] };
      const refused = await refusal(client, 'Dispense', scanned(claimed, pack));
      expect(refused?.violations).toHaveLength(1);
      expect(
        await call(client, 'CanDispense', { prescriptionId, claimSecret, lines: [{ lineId: '1', packs: [pack] }] }),
      ).toMatchObject({
        acceptable: false,
        refusalCode: 'DATA_MATRIX_UNREADABLE',
        refusalFacts: refused?.facts,
        refusalViolations: refused?.violations,
      });
    }
    const read = { prescriptionId, claimSecret, lines: [{ lineId: '1', packs: [scans(['ASKED'])] }] };
    expect(await call(client, 'CanDispense', read)).toMatchObject({ acceptable: true, refusalViolations: [] });
  });

  it('get the answer of the day to a request that is repeated after they expired', async () => {
    const { client } = sandbox;
    const request = scanned(await prescribeAndClaim(client), scans(['TONIGHT'], { expiry: '260915' }));
    const { dispensingId, logPosition } = await call(client, 'Dispense', request);
    sandbox.passTime(86_400_000);
    expect(await call(client, 'Dispense', request)).toMatchObject({ dispensingId, logPosition });
  });

  /** Of each dispensing of the first line, its packs in the log. */
  async function packsOf({ prescriptionId }: Claimed): Promise<readonly object[]> {
    const events = await sandbox.eventsOf(`prescription-${prescriptionId}`);
    return events
      .filter(({ type }) => type === 'MedicationDispensed')
      .map(({ type, data }) => {
        const event = JSON.parse(Buffer.from(data).toString()) as { lines: [{ packs: [object] }] };
        expect(violationOfPublishedLanguage(type, event)).toBeUndefined();
        return event.lines[0].packs[0];
      });
  }
});
