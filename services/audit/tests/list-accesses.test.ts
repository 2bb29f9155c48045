import { createSecretKey } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExpectedRevision, Position } from '@ordonnancier/event-log/event-log.ts';
import { deadlineIn } from '@ordonnancier/grpc/client.ts';
import type { ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { AuditServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/audit/v1/AuditService.ts';
import { findService } from '@ordonnancier/grpc/load-proto.ts';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import { timestampOf } from '@ordonnancier/grpc/timestamp.ts';
import { parseFiness, parseIns, parseRpps } from '@ordonnancier/kernel/identifiers.ts';
import { patientRefOf } from '@ordonnancier/security/pseudonyms.ts';
import { appendEvent } from '@ordonnancier/testing/append-event.ts';
import { startTestService } from '@ordonnancier/testing/test-service.ts';
import type { TestService } from '@ordonnancier/testing/test-service.ts';
import { whileHeld } from '@ordonnancier/testing/while-held.ts';
import { composeAudit } from '../src/compose.ts';

const pseudonymKey = createSecretKey(Buffer.alloc(32, 7));
const ins = known(parseIns('255081416802538'));
const anotherIns = known(parseIns('279062B03301764'));
const rpps = known(parseRpps('10002909371'));
const finess = known(parseFiness('240000117'));
const prescriptionId = '01990000-0000-7000-8000-000000000001';
const secondPrescriptionId = '01990000-0000-7000-8000-000000000002';
const readingStream = 'access-01990000-0000-7000-8000-00000000000a';
const prescriber = { role: 'prescriber', callerId: `prescriber:${rpps}`, rpps };
const pharmacist = { role: 'pharmacist', callerId: `pharmacist:${rpps}`, rpps, finess };

/** What a busy machine delays is not what is tested. */
const inTime = () => ({ deadlineMs: deadlineIn(20_000) });

describe('a patient asks who accessed their prescriptions', () => {
  let service: TestService;
  let patient: ServiceClient<AuditServiceDefinition>;
  let latest: Position;

  beforeAll(async () => {
    service = await startTestService({
      name: 'audit',
      migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
      compose: (host) => composeAudit(host, pseudonymKey),
    });
    patient = clientOf(ins);
    await act(prescriptionId, 'none', 'PrescriptionIssued', issued(prescriptionId));
    await act(prescriptionId, 0n, 'ClaimReleased', released(prescriptionId));
    await act(secondPrescriptionId, 'none', 'PrescriptionIssued', issued(secondPrescriptionId));
    latest = await appendEvent(service.log, {
      stream: readingStream,
      revision: 'none',
      type: 'PrescriptionRead',
      data: {
        prescriptionId,
        patientRef: patientRefOf(pseudonymKey, ins),
        action: 'RetrievePrescription',
        actorRole: 'pharmacist',
        actorRpps: rpps,
        actorFiness: finess,
      },
      actor: pharmacist,
    });
  });

  afterAll(() => service.stop());

  it('[AUDIT-001] lists acts and readings, newest first, with who did them', async () => {
    const { accesses, nextPageToken } = await list({ minPosition: latest });
    expect(accesses.map(({ action, readOnly, actorRole }) => [action, readOnly, actorRole])).toEqual([
      ['RetrievePrescription', true, 'pharmacist'],
      ['PrescriptionIssued', false, 'prescriber'],
      ['ClaimReleased', false, 'pharmacist'],
      ['PrescriptionIssued', false, 'prescriber'],
    ]);
    expect(accesses[0]).toMatchObject({ logPosition: latest, prescriptionId, actorRpps: rpps, actorFiness: finess });
    expect(accesses[3]).toMatchObject({ prescriptionId, actorRpps: rpps, actorFiness: '' });
    const recordedAtMs: number[] = [];
    for await (const reading of service.log.read(readingStream)) recordedAtMs.push(reading.recordedAtMs);
    expect(recordedAtMs.map(timestampOf)).toEqual([accesses[0]?.recordedAt]);
    expect(nextPageToken).toBe('');
  });

  it('[AUDIT-002] lists those of one prescription alone, page after page', async () => {
    const first = await list({ prescriptionId, pageSize: 2, minPosition: latest });
    const second = await list({ prescriptionId, pageSize: 2, pageToken: first.nextPageToken });
    expect(first.accesses.map(({ action }) => action)).toEqual(['RetrievePrescription', 'ClaimReleased']);
    expect(second.accesses.map(({ action }) => action)).toEqual(['PrescriptionIssued']);
    expect(second.nextPageToken).toBe('');
  });

  it("[AUDIT-003] tells nobody of another patient's prescription, not even that it exists", async () => {
    const another = clientOf(anotherIns);
    expect((await another.unary('ListAccesses', { minPosition: latest }, inTime())).accesses).toEqual([]);
    expect((await another.unary('ListAccesses', { prescriptionId }, inTime())).accesses).toEqual([]);
    expect((await list({ prescriptionId })).accesses).not.toEqual([]);
    const analyst = service.client(auditService(), { role: 'analyst', subject: 'analyst-1' });
    expect(await refusalOf(analyst.unary('ListAccesses', {}, inTime()))).toBe('ROLE_NOT_ALLOWED');
  });

  it('[AUDIT-004] refuses what is behind the position asked for, and tokens and sizes that it never gave', async () => {
    await whileHeld(service.pool, 'audit.accesses', async () => {
      const minPosition = await act(secondPrescriptionId, 0n, 'ClaimReleased', released(secondPrescriptionId));
      let refused: string | undefined;
      // On its way the refusal has a quarter of the time. A machine that stalls for longer is asked again, with more.
      for (let timeLeftMs = 2_000; refused === undefined; timeLeftMs *= 2) {
        const call = patient.unary('ListAccesses', { minPosition }, { deadlineMs: deadlineIn(timeLeftMs) });
        await expect(call).rejects.toThrow();
        refused = await refusalOf(call);
      }
      expect(refused).toBe('READ_MODEL_BEHIND');
      latest = minPosition;
    });
    expect(await refusalOf(list({ pageToken: 'ImxhdGVyIg' }))).toBe('INVALID_REQUEST');
    expect(await refusalOf(list({ pageSize: 101 }))).toBe('INVALID_REQUEST');
    expect((await list({ minPosition: latest, pageSize: 100 })).accesses).toHaveLength(5);
  });

  function clientOf(ins: Parameters<typeof patientRefOf>[1]) {
    return service.client(auditService(), { role: 'patient', subject: `subject-${ins.length}`, ins });
  }

  function list(request: Parameters<typeof patient.unary<'ListAccesses'>>[1]) {
    return patient.unary('ListAccesses', request, inTime());
  }

  function act(id: string, revision: ExpectedRevision, type: string, data: object): Promise<Position> {
    const actor = type === 'PrescriptionIssued' ? prescriber : pharmacist;
    return appendEvent(service.log, { stream: `prescription-${id}`, revision, type, data, actor });
  }
});

function issued(prescriptionId: string): object {
  return {
    prescriptionId,
    patientRef: patientRefOf(pseudonymKey, ins),
    prescriber: { rpps },
    issuedOn: '2026-08-03',
    lines: [],
    capabilityHash: 'c',
    typedCodeHash: 't',
    sealed: { keyId: 'k', nonce: 'n', ciphertext: 'c' },
  };
}

function released(prescriptionId: string): object {
  return { prescriptionId, claimId: 'claim', pharmacist: { rpps, finess } };
}

function auditService() {
  return findService<AuditServiceDefinition>('ordonnancier.audit.v1.AuditService');
}

async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  return readRefusal(error)?.code;
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a test constant does not pass its check');
  return value;
}
