import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import {
  call,
  dispensingOf,
  doliprane,
  lineOf,
  newId,
  packs,
  prescribeAndClaim,
  refusal,
  type Sandbox,
} from './sandbox.ts';
import { startSandbox } from './sandbox.ts';

describe('[DISP-101] packs with serial numbers', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.stop());

  it('are dispensed once in the country', async () => {
    const { client, otherPharmacy } = sandbox;
    await call(client, 'Dispense', dispensingOf(await prescribeAndClaim(client), 1, ['ONCE']));
    const elsewhere = await prescribeAndClaim(otherPharmacy);
    expect(await refusal(otherPharmacy, 'Dispense', dispensingOf(elsewhere, 2, ['AFRESH', 'ONCE']))).toMatchObject({
      status: 'FAILED_PRECONDITION',
      code: 'SERIAL_ALREADY_USED',
      facts: { cip13: doliprane.cip13, serial: 'ONCE' },
    });
    // Repeated for ever, it would make the stream of the other pack longer and longer.
    expect(await eventTypes('AFRESH')).toEqual([]);
    await call(otherPharmacy, 'Dispense', dispensingOf(elsewhere, 1, ['AFRESH']));
  });

  it('of many dispensings at once, in one', async () => {
    const { client } = sandbox;
    const claims = await Promise.all(Array.from({ length: 10 }, () => prescribeAndClaim(client)));
    const outcomes = await Promise.all(
      claims.map((claimed) => refusal(client, 'Dispense', dispensingOf(claimed, 1, ['RACE']))),
    );
    const codes = outcomes.map((outcome) => outcome?.code ?? 'dispensed').sort();
    expect(codes).toEqual([...Array<string>(9).fill('SERIAL_ALREADY_USED'), 'dispensed']);
  });

  it('leave no trace of a dispensing that is refused at once', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client);
    expect((await refusal(client, 'Dispense', dispensingOf(claimed, 3, ['NEVER'])))?.code).toBe(
      'UNITS_EXCEED_REMAINING',
    );
    expect(await eventTypes('NEVER')).toEqual([]);
  });

  it('are given back when the dispensing is refused after all', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client);
    const racing = ['LOSER1', 'LOSER2', 'LOSER3'].map((serial) => ({
      serial,
      request: dispensingOf(claimed, 2, [serial]),
    }));
    const outcomes = await Promise.all(
      racing.map(async ({ serial, request }) => ({ serial, refused: await refusal(client, 'Dispense', request) })),
    );
    const losers = outcomes.filter(({ refused }) => refused !== undefined);
    expect(losers.map(({ refused }) => refused?.code)).toEqual(['UNITS_EXCEED_REMAINING', 'UNITS_EXCEED_REMAINING']);
    for (const { serial } of losers) {
      await call(client, 'Dispense', dispensingOf(await prescribeAndClaim(client), 1, [serial]));
    }
  });

  it.each(['append', 'answer'] as const)('wait for the repeated request when an %s was lost', async (lost) => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client);
    const serial = `LOST${lost}`;
    const request = dispensingOf(claimed, 1, [serial]);
    sandbox.loseNextAppendTo(`prescription-${claimed.prescriptionId}`, lost);
    expect((await refusal(client, 'Dispense', request))?.code).toBe('OUTCOME_UNKNOWN');

    const another = dispensingOf(await prescribeAndClaim(client), 1, [serial]);
    expect((await refusal(client, 'Dispense', another))?.code).toBe('SERIAL_ALREADY_USED');
    const repeated = await call(client, 'Dispense', request);
    expect(repeated.lines).toMatchObject([{ ledger: { unitsDispensed: 8 } }]);
    expect((await refusal(client, 'Dispense', another))?.code).toBe('SERIAL_ALREADY_USED');
  });

  it('[OPS-047] of a lost attempt are free when its repetition is refused, once the prescription has moved on', async () => {
    const { client, otherPharmacy } = sandbox;
    const claimed = await prescribeAndClaim(client);
    const { prescriptionId, claimSecret } = claimed;
    const request = dispensingOf(claimed, 1, ['STRANDED']);
    sandbox.loseNextAppendTo(`prescription-${prescriptionId}`, 'append');
    expect((await refusal(client, 'Dispense', request))?.code).toBe('OUTCOME_UNKNOWN');
    // Refused, but where the stream stands the lost append could still come.
    const tooMuch = { ...dispensingOf(claimed, 3, ['STRANDED']), dispensingId: request.dispensingId };
    expect((await refusal(client, 'Dispense', tooMuch))?.code).toBe('UNITS_EXCEED_REMAINING');
    const elsewhere = dispensingOf(await prescribeAndClaim(otherPharmacy), 1, ['STRANDED']);
    expect((await refusal(otherPharmacy, 'Dispense', elsewhere))?.code).toBe('SERIAL_ALREADY_USED');

    await call(client, 'ReleaseClaim', { requestId: newId(), prescriptionId, claimSecret });
    expect((await refusal(client, 'Dispense', request))?.code).toBe('CLAIM_SECRET_WRONG');
    expect((await call(otherPharmacy, 'Dispense', elsewhere)).lines).toMatchObject([{ ledger: { unitsDispensed: 8 } }]);
  });

  it('are given back when the log has no room, be it for the dispensing or for another pack', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client);
    const serials = ['FULL1', 'FULL2'];
    for (const stream of [`prescription-${claimed.prescriptionId}`, `serial-${doliprane.cip13}-FULL2`]) {
      sandbox.loseNextAppendTo(stream, 'overload');
      expect((await refusal(client, 'Dispense', dispensingOf(claimed, 2, serials)))?.code).toBe('LOG_OVERLOADED');
    }
    await call(client, 'Dispense', dispensingOf(await prescribeAndClaim(client), 2, serials));
  });

  it('wait for the repeated request when the answer to the reservation was lost', async () => {
    const { client } = sandbox;
    const request = dispensingOf(await prescribeAndClaim(client), 1, ['LOSTRESERVATION']);
    sandbox.loseNextAppendTo('serial-', 'answer');
    expect((await refusal(client, 'Dispense', request))?.code).toBe('OUTCOME_UNKNOWN');
    await call(client, 'Dispense', request);
  });

  it('may be in the dispensing that sets another right, and stay used when all is reversed', async () => {
    const { client, otherPharmacy } = sandbox;
    const claimed = await prescribeAndClaim(client);
    const { prescriptionId } = claimed;
    const first = dispensingOf(claimed, 2, ['KEPT', 'DROPPED']);
    await call(client, 'Dispense', first);
    const dispensingId = newId();
    await call(client, 'AmendDispensing', {
      requestId: newId(),
      prescriptionId,
      amendedDispensingId: first.dispensingId,
      reason: 'REVERSAL_REASON_ENTRY_ERROR',
      dispensingId,
      lines: [{ lineId: '1', packs: packs(1, ['KEPT']) }],
    });
    const reason = 'REVERSAL_REASON_ENTRY_ERROR' as const;
    await call(client, 'ReverseDispensing', { requestId: newId(), prescriptionId, dispensingId, reason });
    for (const serial of ['KEPT', 'DROPPED']) {
      const elsewhere = dispensingOf(await prescribeAndClaim(otherPharmacy), 1, [serial]);
      expect((await refusal(otherPharmacy, 'Dispense', elsewhere))?.code).toBe('SERIAL_ALREADY_USED');
    }
    await call(client, 'Dispense', dispensingOf(claimed, 2, ['KEPT', 'DROPPED']));
  });

  it('stand in one line only', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client, [lineOf('1'), lineOf('2')]);
    const lines = ['1', '2'].map((lineId) => ({ lineId, packs: packs(1, ['TWICE']) }));
    const refused = await refusal(client, 'Dispense', { ...dispensingOf(claimed, 1), lines });
    expect(refused).toMatchObject({ code: 'SERIALS_INVALID', facts: { lineId: '2', cip13: doliprane.cip13 } });
  });

  async function eventTypes(serial: string): Promise<readonly string[]> {
    const events = await sandbox.eventsOf(`serial-${doliprane.cip13}-${serial}`);
    for (const { type, data } of events) {
      expect(violationOfPublishedLanguage(type, JSON.parse(Buffer.from(data).toString()) as object)).toBeUndefined();
    }
    return events.map(({ type }) => type);
  }
});
