import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { writeMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import { deadlineIn } from '@ordonnancier/grpc/client.ts';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import type { PrescriptionEventType } from '@ordonnancier/prescription/events.ts';
import {
  call,
  dispensingOf,
  newId,
  prescribeAndClaim,
  refusal,
  startSandbox,
  type DispensingClient,
  type Sandbox,
} from './sandbox.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

it('[LOG-002] answers nobody from what is halted, by whatever query, and everybody again once it is made anew', async () => {
  const { client } = sandbox;
  const { prescriptionId } = await prescribeAndClaim(client);
  const [{ position: minPosition } = { position: '' }] = await sandbox.eventsOf(`prescription-${prescriptionId}`);
  const haltAll = (because: string | null) =>
    sandbox.service.pool.query('UPDATE checkpoints SET halted_because = $1', [because]);
  await haltAll('log-shorter-than-seen');
  for (const asked of [{}, { minPosition }]) {
    expect((await refusal(client, 'ListPharmacyDispensings', asked))?.code).toBe('READ_MODEL_HALTED');
  }
  expect(await untilWatchRefused(client)).toBe('READ_MODEL_HALTED');
  await haltAll(null);
  expect(await call(client, 'ListPharmacyDispensings', {})).toMatchObject({ nextPageToken: '' });
});

it('[DISP-123] a pharmacy hears that an event awaits repair which may concern it, and no other pharmacy does', async () => {
  const { client, otherPharmacy } = sandbox;
  const claimed = await prescribeAndClaim(client);
  const elsewhere = await prescribeAndClaim(otherPharmacy);
  await call(client, 'Dispense', dispensingOf(claimed, 1));

  const minPosition = await appendUnreadable(claimed.prescriptionId, 'LinesCancelled', 'DispensingReversed');
  expect((await refusal(client, 'ListPharmacyDispensings', { minPosition }))?.code).toBe('READ_MODEL_INCOMPLETE');
  expect(await call(otherPharmacy, 'ListPharmacyDispensings', { minPosition })).toMatchObject({ dispensings: [] });
  expect(await untilWatchRefused(client)).toBe('READ_MODEL_INCOMPLETE');
  expect(await watchRefusal(otherPharmacy)).toBeUndefined();

  // Whose dispensing or claim that is, nobody can read.
  const later = await appendUnreadable(elsewhere.prescriptionId, 'PrescriptionClaimed', 'MedicationDispensed');
  const asked = { minPosition: later };
  expect((await refusal(otherPharmacy, 'ListPharmacyDispensings', asked))?.code).toBe('READ_MODEL_INCOMPLETE');
  expect(await untilWatchRefused(otherPharmacy)).toBe('READ_MODEL_INCOMPLETE');
});

/** As a newer version of the program would write them. */
async function appendUnreadable(prescriptionId: string, ...types: readonly PrescriptionEventType[]): Promise<Position> {
  const stream = `prescription-${prescriptionId}`;
  const { length } = await sandbox.eventsOf(stream);
  const actor = { role: 'service', callerId: 'service:test' };
  const metadata = writeMetadata(2, { requestId: newId(), contentHash: '', actor }, undefined);
  const events = types.map((type) => ({ eventId: newId(), type, data: Buffer.from('{}'), metadata }));
  return (await sandbox.service.log.append(stream, BigInt(length - 1), events)).position;
}

/** The other read model may follow a little later. */
async function untilWatchRefused(client: DispensingClient): Promise<string | undefined> {
  for (;;) {
    const refused = await watchRefusal(client);
    if (refused !== undefined) return refused;
  }
}

async function watchRefusal(client: DispensingClient): Promise<string | undefined> {
  const news = client.serverStream('WatchClaims', {}, { deadlineMs: deadlineIn(500) })[Symbol.asyncIterator]();
  try {
    await news.next();
    return undefined;
  } catch (error) {
    return readRefusal(error)?.code;
  } finally {
    await news.return?.();
  }
}
