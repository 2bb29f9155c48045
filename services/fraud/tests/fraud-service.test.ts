import { createSecretKey, randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Position, RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { reachPosition } from '@ordonnancier/event-sourcing/checkpoints.ts';
import { deadlineIn } from '@ordonnancier/grpc/client.ts';
import type { ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { Alert__Output } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/Alert.ts';
import type { FraudServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/FraudService.ts';
import type { ListAlertsRequest } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/ListAlertsRequest.ts';
import type { StreamAlertsResponse__Output } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/StreamAlertsResponse.ts';
import { findService } from '@ordonnancier/grpc/load-proto.ts';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import { startTestService } from '@ordonnancier/testing/test-service.ts';
import type { TestService } from '@ordonnancier/testing/test-service.ts';
import { composeFraud } from '../src/compose.ts';
import { raiseAlertsName } from '../src/process-managers/raise-alerts/raise-alerts.ts';
import { dispense, eventIdOf, medicines, packs, patients, pharmacies, rpps, uuidV7 } from './dispensed.ts';

const fraudService = findService<FraudServiceDefinition>('ordonnancier.fraud.v1.FraudService');

const harmless = { pharmacy: 0, patient: 1, on: '2026-08-04', pack: 'tramadolViatris', daysCovered: 28 } as const;

/** What a busy machine delays is not what is tested. */
const inTime = () => ({ deadlineMs: deadlineIn(20_000) });

describe('the fraud service over the wire', () => {
  let service: TestService;
  let analyst: ServiceClient<FraudServiceDefinition>;
  /** Of dispensing 1, which costs 22,321.40 € on a first visit; of 2, which is harmless; of 3, a second costly one. */
  let first: Position;
  let last: Position;

  beforeAll(async () => {
    service = await startTestService({
      name: 'fraud',
      migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
      compose: (host) => composeFraud(host, medicines, createSecretKey(Buffer.alloc(32, 3))),
    });
    analyst = service.client(fraudService, { role: 'analyst', subject: 'analyst-1' });
    const costly = { patient: 0, on: '2026-08-03', pack: 'maviret', daysCovered: 56 } as const;
    first = await dispense(service.log, 1, { ...costly, pharmacy: 0 });
    await dispense(service.log, 2, harmless);
    // Of dispensings that come together, the alerts may come in either order.
    await list({ minPosition: first });
    last = await dispense(service.log, 3, { ...costly, pharmacy: 1, on: '2026-09-28' });
    await list({ minPosition: last });
  });

  afterAll(() => service.stop());

  it('[FRAUD-007] shows the alert of a dispensing to whoever asks with its position', async () => {
    const { alerts } = await list({ minPosition: first, to: '2026-08-31' });
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({
      dispensingId: uuidV7(1),
      prescriptionId: uuidV7(1),
      patientRef: patients[0],
      prescriberRpps: rpps,
      pharmacyFiness: pharmacies[0],
      dispensedOn: '2026-08-03',
      cip13: [packs.maviret.cip13],
      score: 200,
      atStakeCents: 2 * 11_160_70,
      verdict: 'VERDICT_UNSPECIFIED',
    });
    const [reason] = alerts[0]?.reasons ?? [];
    expect(reason).toMatchObject({ code: 'COSTLY_FIRST_DELIVERY', ruleVersion: 1, observed: 11_160_70 });
    expect(reason?.citedEventIds).toEqual([eventIdOf(1)]);
    expect(reason?.sentence).toContain('11160,70 €');
  });

  it('[FRAUD-008] lists by pharmacy, prescriber, medicine and period, newest first, page after page', async () => {
    const all = await list({ minPosition: last });
    expect(dispensingsOf(all)).toEqual([uuidV7(3), uuidV7(1)]);
    const page = await list({ pageSize: 1 });
    expect(dispensingsOf(page)).toEqual([uuidV7(3)]);
    const next = await list({ pageSize: 1, pageToken: page.nextPageToken });
    expect(dispensingsOf(next)).toEqual([uuidV7(1)]);
    expect(next.nextPageToken).toBe('');
    expect(dispensingsOf(await list({ pharmacyFiness: pharmacies[1] ?? '' }))).toEqual([uuidV7(3)]);
    expect(dispensingsOf(await list({ cip13: packs.tramadolViatris.cip13 }))).toEqual([]);
    expect(dispensingsOf(await list({ prescriberRpps: rpps, from: '2026-09-28', to: '2026-09-28' }))).toEqual([
      uuidV7(3),
    ]);
  });

  it('[FRAUD-009] raises one alert for a dispensing, however often the log is followed', async () => {
    await service.pool.query('UPDATE checkpoints SET position = NULL WHERE projection = $1', [raiseAlertsName]);
    // The follower notices when it next moves its checkpoint, and then begins at the start of the log.
    const next = await dispense(service.log, 4, { ...harmless, on: '2026-09-29' });
    expect(await reachPosition(service.pool, [raiseAlertsName], next, AbortSignal.timeout(20_000))).toBe(true);
    const alerts = await eventsOf('alert-');
    expect(alerts.filter(({ type }) => type === 'AlertRaised')).toHaveLength(2);
  });

  it('[FRAUD-010] records a verdict once; a repetition answers the same, another verdict is refused', async () => {
    const alertId = await alertOf(1);
    const requestId = randomUUID();
    const verdict = { requestId, alertId, verdict: 'VERDICT_CONFIRMED' } as const;
    const { logPosition } = await decide(verdict);
    expect(await decide(verdict)).toEqual({ alertId, logPosition });
    expect(await decide({ ...verdict, requestId: randomUUID() })).toEqual({ alertId, logPosition });
    expect(await refusalOf(decide({ ...verdict, verdict: 'VERDICT_DISMISSED' }))).toBe('REQUEST_ID_REUSED');
    const another = { alertId, requestId: randomUUID(), verdict: 'VERDICT_INCONCLUSIVE' } as const;
    expect(await refusalOf(decide(another))).toBe('ALREADY_DECIDED');
    expect(await refusalOf(decide({ ...another, alertId: randomUUID() }))).toBe('ALERT_UNKNOWN');
    expect(await refusalOf(decide({ ...another, verdict: 'VERDICT_UNSPECIFIED' }))).toBe('INVALID_REQUEST');

    const open = await list({ openOnly: true, minPosition: logPosition });
    expect(dispensingsOf(open)).toEqual([uuidV7(3)]);
  });

  it('[FRAUD-011] streams every alert as it stands, and goes on from where it was left', async () => {
    const [one, two] = await stream('', (messages) => messages.length === 2);
    expect([one?.alert?.dispensingId, two?.alert?.dispensingId]).toEqual([uuidV7(3), uuidV7(1)]);
    expect(two?.alert?.verdict).toBe('VERDICT_CONFIRMED');
    const [resumed] = await stream(one?.logPosition ?? '');
    expect(resumed).toEqual(two);
    // What was read since then moves the log on, but is no news for an analyst.
    const [quiet] = await stream(two?.logPosition ?? '');
    expect(quiet?.alert).toBeNull();

    const following = stream(quiet?.logPosition ?? '', (messages) => messages.at(-1)?.alert !== null);
    const verdict = 'VERDICT_DISMISSED';
    const { logPosition } = await decide({ requestId: randomUUID(), alertId: await alertOf(3), verdict });
    const news = (await following).at(-1);
    expect(news).toMatchObject({ logPosition, alert: { dispensingId: uuidV7(3), verdict } });
  });

  it('[FRAUD-012] scores a dispensing before it happens, for services only', async () => {
    const dispensing = service.client(fraudService, { role: 'service', name: 'dispensing' });
    const about = {
      prescriptionId: uuidV7(9),
      patientRef: patients[0] ?? '',
      prescriberRpps: rpps,
      pharmacyFiness: pharmacies[2] ?? '',
      cis: [packs.maviret.cis],
      on: '2026-10-01',
    };
    const { score, reasons } = await dispensing.unary('ScoreDispensing', about, inTime());
    expect(score).toBe(560);
    expect(reasons.map(({ code }) => code)).toEqual(['COSTLY_FIRST_DELIVERY', 'MANY_PHARMACIES']);
    expect(reasons[0]?.citedEventIds).toEqual([]);
    expect(reasons[1]?.citedEventIds).toEqual([eventIdOf(1), eventIdOf(3)]);

    const known = { ...about, pharmacyFiness: pharmacies[0] ?? '', cis: [packs.tramadolBiogaran.cis] };
    expect(await dispensing.unary('ScoreDispensing', known, inTime())).toEqual({
      score: 0,
      reasons: [],
    });
    expect(await refusalOf(analyst.unary('ScoreDispensing', known, inTime()))).toBe('ROLE_NOT_ALLOWED');
  });

  it('[FRAUD-013] records what an analyst read before the answer leaves', async () => {
    await list({ pharmacyFiness: pharmacies[1] ?? '' });
    const reading = (await eventsOf('access-')).at(-1);
    expect(JSON.parse(Buffer.from(reading?.data ?? '').toString())).toEqual({
      prescriptionId: uuidV7(3),
      patientRef: patients[0],
      action: 'ListAlerts',
      actorRole: 'analyst',
    });
  });

  it('[FRAUD-007] does so every time, however close behind', async () => {
    for (let number = 20; number < 40; number += 1) {
      const position = await dispense(service.log, number, { ...harmless, pharmacy: 2, pack: 'maviret' });
      const { alerts } = await list({ minPosition: position, pageSize: 1 });
      expect(dispensingsOf({ alerts })).toEqual([uuidV7(number)]);
    }
  });

  it('[FRAUD-014] writes the published language and nothing else', async () => {
    const written = [...(await eventsOf('alert-')), ...(await eventsOf('access-'))];
    expect(new Set(written.map(({ type }) => type))).toEqual(
      new Set(['AlertRaised', 'VerdictRecorded', 'PrescriptionRead']),
    );
    for (const { type, data } of written) {
      const json = JSON.parse(Buffer.from(data).toString()) as object;
      expect(violationOfPublishedLanguage(type, json)).toBeUndefined();
    }
  });

  function list(request: ListAlertsRequest) {
    return analyst.unary('ListAlerts', request, inTime());
  }

  function decide(request: Parameters<typeof analyst.unary<'RecordVerdict'>>[1]) {
    return analyst.unary('RecordVerdict', request, inTime());
  }

  async function alertOf(number: number): Promise<string> {
    const { alerts } = await list({ minPosition: last });
    return alerts.find(({ dispensingId }) => dispensingId === uuidV7(number))?.alertId ?? '';
  }

  /** The stream's messages until they are enough, the first one alone by default. */
  async function stream(
    afterPosition: string,
    areEnough: (messages: readonly StreamAlertsResponse__Output[]) => boolean = () => true,
  ): Promise<StreamAlertsResponse__Output[]> {
    const messages: StreamAlertsResponse__Output[] = [];
    for await (const message of analyst.serverStream('StreamAlerts', { afterPosition })) {
      messages.push(message);
      if (areEnough(messages)) break;
    }
    return messages;
  }

  /** Everything that the log holds in streams of a kind. */
  async function eventsOf(streamPrefix: string): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    const done = new AbortController();
    for await (const message of service.log.subscribe({
      after: 'start',
      streamPrefixes: [streamPrefix],
      signal: done.signal,
    })) {
      if (message.kind === 'event') events.push(message.event);
      if (message.kind === 'caught-up') break;
    }
    done.abort();
    return events;
  }
});

function dispensingsOf({ alerts }: { readonly alerts: readonly Alert__Output[] }): string[] {
  return alerts.map(({ dispensingId }) => dispensingId);
}

async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  return readRefusal(error)?.code;
}
