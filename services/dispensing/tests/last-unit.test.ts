import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import { call, dispensingOf, type DispensingClient, prescribeAndClaim, type Sandbox, startSandbox } from './sandbox.ts';

const callsAtOnce = 200;

describe('[DISP-100] two hundred counters want the last pack', () => {
  let sandbox: Sandbox;
  let another: DispensingClient;

  beforeAll(async () => {
    sandbox = await startSandbox();
    another = await sandbox.startAnother();
  });
  afterAll(() => sandbox.stop());

  it('of one process: one hands it over, all others hear that no units remain', async () => {
    await expectOneWinner([sandbox.client]);
  });

  it('of two processes that cache the same prescription: the same', async () => {
    await expectOneWinner([sandbox.client, another]);
  });

  async function expectOneWinner(clients: readonly [DispensingClient, ...DispensingClient[]]): Promise<void> {
    const claimed = await prescribeAndClaim(sandbox.client);
    // Every process has the prescription in its cache when the race begins.
    for (const client of clients) await call(client, 'CanDispense', canDispense(claimed));
    await call(sandbox.client, 'Dispense', dispensingOf(claimed, 1));

    const outcomes = await Promise.all(
      Array.from({ length: callsAtOnce }, (_, index) =>
        call(clients[index % clients.length] ?? clients[0], 'Dispense', dispensingOf(claimed, 1)).then(
          () => 'dispensed',
          (error: unknown) => JSON.stringify(readRefusal(error)),
        ),
      ),
    );
    const counts = new Map([...Map.groupBy(outcomes, (outcome) => outcome)].map(([key, all]) => [key, all.length]));
    const refused = {
      status: 'FAILED_PRECONDITION',
      code: 'UNITS_EXCEED_REMAINING',
      facts: { lineId: '1', unitsDue: '0' },
      violations: [],
    };
    expect(counts).toEqual(
      new Map([
        ['dispensed', 1],
        [JSON.stringify(refused), callsAtOnce - 1],
      ]),
    );
    const events = await sandbox.eventsOf(`prescription-${claimed.prescriptionId}`);
    expect(events.filter(({ type }) => type === 'MedicationDispensed')).toHaveLength(2);
  }
});

function canDispense(claimed: { prescriptionId: string; claimSecret: string }) {
  const { prescriptionId, claimSecret, lines } = dispensingOf(claimed, 1);
  return { prescriptionId, claimSecret, lines };
}
