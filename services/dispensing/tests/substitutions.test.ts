import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import { call, lineOf, newId, prescribeAndClaim, refusal, type Sandbox, startSandbox } from './sandbox.ts';

/** The reference of a group of generics in packs of 30, and one of them. */
const crestor = { cis: '68479386', cip13: '3400939169460' } as const;
const rosuvastatin = '3400930087039';
const levothyrox = { cis: '68416845', cip13: '3400930065891' } as const;
/** Prolonged and immediate oxycodone, whose salts the database spells in two ways, in packs of 28 and 14; morphine, in packs of 14. */
const oxycontin = { cis: '61200108', cip13: '3400935420909' } as const;
const oxynorm = { cis: '61613434', cip13: '3400936241909' } as const;
const skenan = { cis: '61227030', cip13: '3400933323523' } as const;
const durogesic = { cis: '60914025', cip13: '3400934238307' } as const;
const zolpidem = { cis: '66822683', cip13: '3400936450516' } as const;
const amoxicillin = { cis: '69118175', cip13: '3400933857042' } as const;
const subutex = { cis: '68945058', cip13: '3400933943998' } as const;
const ramipril = { cis: '65583611', monthly: '3400937007269', quarterly: '3400937300872' } as const;

interface Claimed {
  readonly prescriptionId: string;
  readonly claimSecret: string;
}

describe('rules of substitution and overlap, over the wire', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.stop());

  const monthOf = (cis: string, changes: object = {}) =>
    lineOf('1', { medicine: { cis }, unitsPerDelivery: 30, daysPerDelivery: 30, ...changes });
  /** Of a narcotic, and its packs counted out. */
  const week = (cis: string, changes: object = {}) =>
    monthOf(cis, { unitsPerDelivery: 14, daysPerDelivery: 7, quantityInWords: 'quatorze', ...changes });
  const counted = (cip13: string) => ({ packs: [{ cip13, count: 1 }], units: 14 });
  const dispensing = ({ prescriptionId, claimSecret }: Claimed, line: object) => ({
    requestId: newId(),
    prescriptionId,
    claimSecret,
    dispensingId: newId(),
    lines: [{ lineId: '1', ...line }] as [{ lineId: string }],
  });
  const eventOf = async ({ prescriptionId }: Claimed): Promise<unknown> => {
    const events = await sandbox.eventsOf(`prescription-${prescriptionId}`);
    const event = events.findLast(({ type }) => type === 'MedicationDispensed');
    const data = JSON.parse(Buffer.from(event?.data ?? '').toString()) as object;
    expect(violationOfPublishedLanguage('MedicationDispensed', data)).toBeUndefined();
    return data;
  };

  it('[DISP-056] record the recommendation that a replacement follows', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client, [monthOf(crestor.cis)]);
    const packs = [{ cip13: rosuvastatin, count: 1, lots: ['LOT/7'] }];
    const substitution = 'SUBSTITUTION_REASON_SHORTAGE_RECOMMENDATION' as const;
    expect((await refusal(client, 'Dispense', dispensing(claimed, { packs, substitution })))?.code).toBe(
      'RECOMMENDATION_MISSING',
    );
    const recommendationReference = 'ANSM-2026-09-02';
    const misplaced = { packs, substitution: 'SUBSTITUTION_REASON_GENERIC', recommendationReference };
    expect((await refusal(client, 'Dispense', dispensing(claimed, misplaced)))?.code).toBe('INVALID_REQUEST');

    const request = dispensing(claimed, { packs, substitution, recommendationReference });
    const reply = await call(client, 'Dispense', request);
    expect(await call(client, 'Dispense', request)).toEqual(reply);
    expect(await eventOf(claimed)).toMatchObject({
      lines: [{ substitution: 'shortage-recommendation', recommendationReference, packs: [{ lots: ['LOT/7'] }] }],
    });
  });

  it('[DISP-072] warn of a reference in the place of a generic that costs less, unless the patient refuses one', async () => {
    const { client } = sandbox;
    const warned = async (cis: string, cip13: string, changes: object = {}) => {
      const { prescriptionId, claimSecret } = await prescribeAndClaim(client, [monthOf(cis)]);
      const substitution = 'SUBSTITUTION_REASON_GENERIC' as const;
      const lines = [{ lineId: '1', packs: [{ cip13, count: 1 }], substitution, ...changes }];
      const { acceptable, warnings } = await call(client, 'CanDispense', { prescriptionId, claimSecret, lines });
      return { acceptable, codes: warnings.map(({ code }) => code) };
    };
    const generic = '66150164';
    const costsMore = { acceptable: true, codes: ['REFERENCE_COSTS_MORE'] };
    const silent = { acceptable: true, codes: [] };
    expect(await warned(generic, crestor.cip13)).toEqual(costsMore);
    expect(await warned(generic, crestor.cip13, { genericRefused: true })).toEqual(silent);
    expect(await warned(crestor.cis, rosuvastatin)).toEqual(silent);
    expect(await warned(crestor.cis, crestor.cip13, { substitution: undefined })).toEqual(silent);
  });

  it('[DISP-039] deliver no fraction of buprenorphine early, and open no pack of it', async () => {
    const { client } = sandbox;
    const ofSubutex = week(subutex.cis, { unitsPerDelivery: 7, deliveries: 4, quantityInWords: 'sept' });
    const claimed = await prescribeAndClaim(client, [ofSubutex]);
    const packs = [{ cip13: subutex.cip13, count: 1 }];
    expect((await refusal(client, 'Dispense', dispensing(claimed, { packs, units: 3 })))?.code).toBe(
      'UNITS_NOT_OF_PACKS',
    );
    await call(client, 'Dispense', dispensing(claimed, { packs }));
    expect(await refusal(client, 'Dispense', dispensing(claimed, { packs }))).toMatchObject({
      code: 'TOO_EARLY',
      facts: { earliestOn: '2026-09-22' },
    });
  });

  it('[DISP-049] open a pack of a narcotic once, and hand over what it has left by another dispensing', async () => {
    const { client } = sandbox;
    const patches = { unitsPerDelivery: 5, daysPerDelivery: 14, deliveries: 2, quantityInWords: 'cinq' };
    const claimed = await prescribeAndClaim(client, [week(durogesic.cis, patches)]);
    const pack = { cip13: durogesic.cip13, count: 1 };
    const rest = (units: number) => ({ packs: [{ ...pack, openedBefore: true }], units });
    expect(await refusal(client, 'Dispense', dispensing(claimed, rest(0)))).toMatchObject({
      code: 'INVALID_REQUEST',
      violations: [{ field: 'lines[0].units' }],
    });
    expect((await refusal(client, 'Dispense', dispensing(claimed, rest(2))))?.code).toBe('PACK_NOT_OPENED_BEFORE');
    await call(client, 'Dispense', dispensing(claimed, { packs: [pack], units: 3 }));
    expect(await refusal(client, 'Dispense', dispensing(claimed, rest(3)))).toMatchObject({
      code: 'UNITS_NOT_OF_PACKS',
      facts: { packUnits: '2' },
    });
    const { prescriptionId, claimSecret } = claimed;
    const lines = [{ lineId: '1', ...rest(2) }];
    expect(await call(client, 'CanDispense', { prescriptionId, claimSecret, lines })).toMatchObject({
      acceptable: true,
      proposals: [{ units: 2, unitsKept: 2, packs: [] }],
    });
    const { logPosition: minPosition, lines: dispensed } = await call(client, 'Dispense', dispensing(claimed, rest(2)));
    expect(dispensed).toMatchObject([{ ledger: { unitsDispensed: 5 } }]);
    expect(await eventOf(claimed)).toMatchObject({ lines: [{ units: 2, packs: [{ count: 1, openedBefore: true }] }] });
    const listed = await call(client, 'ListPharmacyDispensings', { minPosition });
    expect(listed.dispensings[0]?.lines).toMatchObject([{ units: 2, packs: [{ openedBefore: true }] }]);
    const { entries } = await call(client, 'ListRegister', { fromDay: '2026-09-15', toDay: '2026-09-15', minPosition });
    expect(entries.slice(-2)).toMatchObject([
      { units: 3, packs: [{ ...pack, openedBefore: false }] },
      { units: 2, packs: [{ ...pack, openedBefore: true }] },
    ]);
  });

  it('[DISP-038] take three months at once in a pack made for them, and not in monthly ones', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client, [
      monthOf(ramipril.cis, { unitsPerDelivery: 90, daysPerDelivery: 90 }),
    ]);
    const monthly = { packs: [{ cip13: ramipril.monthly, count: 3 }] };
    expect(await refusal(client, 'Dispense', dispensing(claimed, monthly))).toMatchObject({
      code: 'DELIVERY_TOO_LONG',
      facts: { lineId: '1', daysMax: '30' },
    });
    const quarterly = { packs: [{ cip13: ramipril.quarterly, count: 1 }] };
    const { lines } = await call(client, 'Dispense', dispensing(claimed, quarterly));
    expect(lines).toMatchObject([{ ledger: { unitsDispensed: 90 } }]);
  });

  it('[DISP-228] show that several months may be delivered for a stay abroad, warn, and record them', async () => {
    const { client } = sandbox;
    const twoMonths = monthOf(crestor.cis, { deliveries: 3, stayAbroadMonths: 2 });
    const claimed = await prescribeAndClaim(client, [twoMonths]);
    const { prescription } = await call(client, 'RetrievePrescription', { code: claimed.qr });
    expect(prescription?.lines).toMatchObject([{ stayAbroadMonths: 2, ledger: { unitsDue: 30 } }]);
    const { prescriptionId, claimSecret } = claimed;
    const packs = [{ cip13: crestor.cip13, count: 2 }];
    expect(
      await call(client, 'CanDispense', { prescriptionId, claimSecret, lines: [{ lineId: '1', packs }] }),
    ).toMatchObject({ acceptable: true, warnings: [{ code: 'STAY_ABROAD', lineId: '1' }] });
    const { lines } = await call(client, 'Dispense', dispensing(claimed, { packs }));
    // Sixty days less the tolerance of five.
    expect(lines).toMatchObject([{ ledger: { unitsDispensed: 60, nextDueOn: '2026-11-09' } }]);
    const events = await sandbox.eventsOf(`prescription-${prescriptionId}`);
    const recorded = events.map(({ type, data }) => ({
      type,
      data: JSON.parse(Buffer.from(data).toString()) as object,
    }));
    for (const { type, data } of recorded) expect(violationOfPublishedLanguage(type, data)).toBeUndefined();
    expect(recorded.at(-1)?.data).toMatchObject({ lines: [{ forStayAbroad: true }] });
  });

  it('[DISP-055] show that a common name is prescribed, and give any medicine of its group', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client, [monthOf(crestor.cis, { commonNameOnly: true })]);
    const { prescription } = await call(client, 'RetrievePrescription', { code: claimed.qr });
    expect(prescription?.lines).toMatchObject([
      { commonNameOnly: true, overlapAllowed: false, scheduledSurgery: null },
    ]);
    const { prescriptionId, claimSecret } = claimed;
    const lines = [{ lineId: '1', packs: [{ cip13: rosuvastatin, count: 1 }] }];
    // At 4.41 € or less, and the fee of 1.02 €, instead of 6.34 €.
    const { proposals } = await call(client, 'CanDispense', { prescriptionId, claimSecret, lines });
    expect(proposals).toMatchObject([{ lineId: '1', units: 30 }]);
    expect(Number(proposals[0]?.cents)).toBeLessThanOrEqual(543);
    await call(client, 'Dispense', dispensing(claimed, { packs: lines[0]?.packs }));
    expect(JSON.stringify(await eventOf(claimed))).not.toContain('"substitution"');
  });

  it("[DISP-059] record what the pharmacist's test showed", async () => {
    const { client } = sandbox;
    const ifAngina = { condition: 'positive-angina-test', unitsPerDelivery: 12, daysPerDelivery: 6 };
    const claimed = await prescribeAndClaim(client, [monthOf(amoxicillin.cis, ifAngina)]);
    const packs = [{ cip13: amoxicillin.cip13, count: 1 }];
    expect((await refusal(client, 'Dispense', dispensing(claimed, { packs })))?.code).toBe('TEST_RESULT_MISSING');
    const testResult = 'TEST_RESULT_POSITIVE_ANGINA_TEST' as const;
    await call(client, 'Dispense', dispensing(claimed, { packs, testResult }));
    expect(await eventOf(claimed)).toMatchObject({ lines: [{ testResult: 'positive-angina-test' }] });
  });

  it('[DISP-057] record that the pharmacist withheld a generic', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client, [monthOf(crestor.cis)]);
    const narrowMargin = true;
    const ofCrestor = { packs: [{ cip13: crestor.cip13, count: 1 }], narrowMargin };
    expect((await refusal(client, 'Dispense', dispensing(claimed, ofCrestor)))?.code).toBe(
      'NON_SUBSTITUTABLE_UNJUSTIFIED',
    );
    const ofLevothyrox = await prescribeAndClaim(client, [monthOf(levothyrox.cis)]);
    await call(
      client,
      'Dispense',
      dispensing(ofLevothyrox, { packs: [{ cip13: levothyrox.cip13, count: 1 }], narrowMargin }),
    );
    expect(await eventOf(ofLevothyrox)).toMatchObject({ lines: [{ notSubstituted: 'MTE-PH' }] });
  });

  it('[DISP-036] see what the pharmacy dispensed of a narcotic on other prescriptions', async () => {
    const { client, otherPharmacy } = sandbox;
    const first = await prescribeAndClaim(client, [week(oxycontin.cis)]);
    const { logPosition } = await call(client, 'Dispense', dispensing(first, counted(oxycontin.cip13)));
    await call(client, 'ListRegister', {
      fromDay: '2026-09-15',
      toDay: '2026-09-15',
      minPosition: logPosition,
    });

    const second = await prescribeAndClaim(client, [week(oxynorm.cis)]);
    const request = dispensing(second, counted(oxynorm.cip13));
    const overlap = { code: 'NARCOTIC_OVERLAP', facts: { lineId: '1', coveredUntil: '2026-09-22' } };
    expect(await refusal(client, 'Dispense', request)).toMatchObject(overlap);
    const { prescriptionId, claimSecret, lines } = request;
    expect(await call(client, 'CanDispense', { prescriptionId, claimSecret, lines })).toMatchObject({
      acceptable: false,
      refusalCode: 'NARCOTIC_OVERLAP',
    });

    const allowed = await prescribeAndClaim(client, [week(oxynorm.cis, { overlapAllowed: true })]);
    await call(client, 'Dispense', dispensing(allowed, counted(oxynorm.cip13)));
    const ofMorphine = await prescribeAndClaim(client, [week(skenan.cis)]);
    await call(client, 'Dispense', dispensing(ofMorphine, counted(skenan.cip13)));
    const elsewhere = await prescribeAndClaim(otherPharmacy, [week(oxynorm.cis)]);
    await call(otherPharmacy, 'Dispense', dispensing(elsewhere, counted(oxynorm.cip13)));
  });

  it('[DISP-215] see what the pharmacy dispensed on other prescriptions of what is assimilated to narcotics', async () => {
    const { client } = sandbox;
    const packs = [{ cip13: zolpidem.cip13, count: 1 }];
    const first = await prescribeAndClaim(client, [week(zolpidem.cis)]);
    const { logPosition } = await call(client, 'Dispense', dispensing(first, { packs }));
    await call(client, 'ListRegister', { fromDay: '2026-09-15', toDay: '2026-09-15', minPosition: logPosition });

    const second = await prescribeAndClaim(client, [week(zolpidem.cis)]);
    const overlap = { code: 'NARCOTIC_OVERLAP', facts: { lineId: '1', coveredUntil: '2026-09-22' } };
    expect(await refusal(client, 'Dispense', dispensing(second, { packs }))).toMatchObject(overlap);
    const allowed = await prescribeAndClaim(client, [week(zolpidem.cis, { overlapAllowed: true })]);
    await call(client, 'Dispense', dispensing(allowed, { packs }));
  });

  it('[DISP-118] have an answer for any day that is not today', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client, [
      week(skenan.cis, { deliveries: 2 }),
      lineOf('2', { deliveries: 2 }),
    ]);
    const doliprane = { lineId: '2', packs: [{ cip13: '3400935955838', count: 2 }] };
    await call(client, 'Dispense', { ...dispensing(claimed, {}), lines: [doliprane] });
    const { prescriptionId, claimSecret } = claimed;
    const refused = 'DISPENSING_DATE_OUT_OF_BOUNDS';
    for (const dispensedOn of ['1000-01-01', '2004-08-07', '2026-09-14', '2026-09-16', '9999-12-31']) {
      for (const line of [{ lineId: '1', ...counted(skenan.cip13) }, doliprane]) {
        const asked = { prescriptionId, claimSecret, lines: [line], dispensedOn };
        expect(await call(client, 'CanDispense', asked)).toMatchObject({ acceptable: false, refusalCode: refused });
        const request = { ...asked, requestId: newId(), dispensingId: newId() };
        expect((await refusal(client, 'Dispense', request))?.code).toBe(refused);
      }
    }
  });

  it('[DISP-036] do not count what another pharmacy gave on a prescription that this one began', async () => {
    const { client, otherPharmacy } = sandbox;
    const begun = await prescribeAndClaim(client, [week(oxycontin.cis, { deliveries: 2, overlapAllowed: true })]);
    await call(client, 'Dispense', dispensing(begun, counted(oxycontin.cip13)));
    sandbox.passTime(7 * 86_400_000);
    const { claimSecret } = await call(otherPharmacy, 'ClaimPrescription', {
      requestId: newId(),
      code: begun.qr,
      claimId: newId(),
    });
    const rest = dispensing({ ...begun, claimSecret }, counted(oxycontin.cip13));
    const { logPosition } = await call(otherPharmacy, 'Dispense', rest);
    await call(otherPharmacy, 'ListRegister', { fromDay: '2026-09-22', toDay: '2026-09-22', minPosition: logPosition });

    const later = { deliveries: 2 };
    const there = await prescribeAndClaim(otherPharmacy, [week(oxynorm.cis, later)]);
    expect(await refusal(otherPharmacy, 'Dispense', dispensing(there, counted(oxynorm.cip13)))).toMatchObject({
      code: 'NARCOTIC_OVERLAP',
      facts: { coveredUntil: '2026-09-29' },
    });
    const here = await prescribeAndClaim(client, [week(oxynorm.cis, later)]);
    await call(client, 'Dispense', dispensing(here, counted(oxynorm.cip13)));
  });
});
