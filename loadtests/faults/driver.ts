import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { patiently } from '@ordonnancier/dev/house.ts';
import type { House } from '@ordonnancier/dev/house.ts';
import { readIdentities } from '@ordonnancier/dev/issuer/identities.ts';
import { writePrescription } from '@ordonnancier/dev/write-prescription.ts';
import { isPassing, readRefusal } from '@ordonnancier/grpc/status.ts';
import { civilDateAt } from '@ordonnancier/kernel/civil-date.ts';
import { v4 as uuidV4, v7 as uuidV7 } from 'uuid';
import { pick } from '../load/random.ts';
import type { Random } from '../load/random.ts';
import { doctors, identitiesFile, pharmacists } from '../people.ts';

/** One request, noted before it leaves. */
export interface Act {
  readonly prescriptionId: string;
  /** Of the event that it makes. */
  readonly type: string;
  /** What the house said of it; `unknown` also while it is under way. */
  outcome: { readonly logPosition: string } | { readonly refused: string } | 'unknown';
  /** The very same request again. */
  readonly repeat: () => Promise<{ readonly logPosition: string }>;
  /** Reads its prescription, as the prescriber does. */
  readonly read: () => Promise<unknown>;
}

/** Everything that was asked of the house, in the order of its prescriptions' lives. */
export interface Journal {
  readonly acts: Act[];
  /** When each acknowledgement came, as `performance.now()` counts. */
  readonly acknowledgedAtMs: number[];
  repetitions: number;
}

/** An act that the house said it has recorded, and where. */
export type AcknowledgedAct = Act & { readonly outcome: { readonly logPosition: string } };

export function isAcknowledged(act: Act): act is AcknowledgedAct {
  return typeof act.outcome === 'object' && 'logPosition' in act.outcome;
}

export function emptyJournal(): Journal {
  return { acts: [], acknowledgedAtMs: [], repetitions: 0 };
}

export interface Load {
  /** Resolves when so many more acts are acknowledged. @throws when that takes too long. */
  acknowledges(count: number): Promise<void>;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/** A callers' patience, after which the outcome stays unknown to it; some have none. */
const patienceMsMax = 20_000;
const impatientShare = 0.2;
const pauseMs = 100;
/** Longer than any fault here lasts, and than the house takes to be back. */
const acknowledgedMsMax = 45_000;
const pollMs = 20;

/** On a list, so that every dispensing is entered in a register; a box is a line's delivery. */
const line = {
  lineId: '1',
  medicine: { cis: '66296411' },
  posology: '1 comprimé 3 fois par jour',
  unitsPerDelivery: 42,
  daysPerDelivery: 14,
  deliveries: 1,
  aldRelated: false,
};
const box = '3400935850249';
const boxesPrescribed = 3;

const patients = readIdentities(identitiesFile).filter((identity) => identity.role === 'patient');

class GaveUp extends Error {
  override readonly name = 'GaveUp';
}

/** Callers who each prescribe, claim, dispense, take back and cancel, one act after the other. */
export function startLoad(
  { house, stateDirectory }: { readonly house: House; readonly stateDirectory: string },
  random: Random,
  callers: number,
  journal: Journal,
): Load {
  const stopping = new AbortController();
  const working = Promise.all(
    Array.from({ length: callers }, async () => {
      while (!stopping.signal.aborted) {
        await liveOnePrescription().catch((error: unknown) => {
          // Its prescription is left alone: what became of the act is not known, or it was refused.
          if (!(error instanceof GaveUp)) throw error;
        });
      }
    }),
  );
  working.catch(() => undefined);

  async function act(
    { prescriptionId, read }: Pick<Act, 'prescriptionId' | 'read'>,
    type: string,
    repeat: Act['repeat'],
  ): Promise<void> {
    const noted: Act = { prescriptionId, type, outcome: 'unknown', repeat, read };
    journal.acts.push(noted);
    const isImpatient = random() < impatientShare;
    const endsAtMs = performance.now() + patienceMsMax;
    for (;;) {
      try {
        noted.outcome = { logPosition: (await repeat()).logPosition };
        journal.acknowledgedAtMs.push(performance.now());
        return;
      } catch (error) {
        if (!isPassing(error)) {
          const refusal = readRefusal(error);
          if (refusal === undefined) throw error;
          noted.outcome = { refused: refusal.code };
          throw new GaveUp(refusal.code);
        }
        if (isImpatient || performance.now() > endsAtMs) throw new GaveUp(type);
        journal.repetitions += 1;
        await setTimeout(pauseMs * (1 + random()));
      }
    }
  }

  async function liveOnePrescription(): Promise<void> {
    const prescriber = pick(doctors, random);
    const { prescriptionId, document, signature } = await writePrescription(path.join(stateDirectory), {
      prescriber,
      patient: pick(patients, random),
      lines: [line],
      issuedOn: civilDateAt(Date.now(), 'Europe/Paris'),
    });
    const doctor = house.as(prescriber.id).prescription;
    const pharmacy = house.as(pick(pharmacists, random).id).dispensing;
    const prescription = {
      prescriptionId,
      read: () => doctor.unary('GetPrescription', { prescriptionId }, patiently()),
    };
    const answers = { qrPayload: '', claimSecret: '' };

    const issue = { requestId: uuidV4(), document, signature };
    await act(prescription, 'PrescriptionIssued', async () => {
      const reply = await doctor.unary('IssuePrescription', issue, patiently());
      answers.qrPayload = reply.printedCode?.qrPayload ?? '';
      return reply;
    });
    const claim = { requestId: uuidV4(), code: { qrPayload: answers.qrPayload }, claimId: uuidV4() };
    await act(prescription, 'PrescriptionClaimed', async () => {
      const reply = await pharmacy.unary('ClaimPrescription', claim, patiently());
      answers.claimSecret = reply.claimSecret;
      return reply;
    });
    for (let boxes = 0; boxes < boxesPrescribed; boxes += 1) {
      const dispensingId = uuidV7();
      const lines = [{ lineId: line.lineId, packs: [{ cip13: box, count: 1 }] }];
      const { claimSecret } = answers;
      const dispense = { requestId: uuidV4(), prescriptionId, claimSecret, dispensingId, lines };
      await act(prescription, 'MedicationDispensed', () => pharmacy.unary('Dispense', dispense, patiently()));
      if (random() < 0.3) {
        const reverse = {
          requestId: uuidV4(),
          prescriptionId,
          dispensingId,
          reason: 'REVERSAL_REASON_ENTRY_ERROR',
        } as const;
        await act(prescription, 'DispensingReversed', () => pharmacy.unary('ReverseDispensing', reverse, patiently()));
      }
      if (random() < 0.4) break;
    }
  }

  return {
    acknowledges: async (count) => {
      const awaited = journal.acknowledgedAtMs.length + count;
      const endsAtMs = performance.now() + acknowledgedMsMax;
      while (journal.acknowledgedAtMs.length < awaited) {
        if (performance.now() > endsAtMs)
          throw new Error(`the house acknowledged too little in ${acknowledgedMsMax} ms`);
        await Promise.race([setTimeout(pollMs), working]);
      }
    },
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}

/** Repeats some of the acts that were acknowledged, and counts those that are now answered otherwise. */
export async function countDiffering(acts: readonly Act[], random: Random, repeatedMax: number): Promise<number> {
  const acknowledged = acts.filter(isAcknowledged);
  let differing = 0;
  for (let index = 0; index < Math.min(repeatedMax, acknowledged.length); index += 1) {
    const { outcome, repeat } = pick(acknowledged, random);
    const again = await repeat().catch((error: unknown) => ({ logPosition: String(error) }));
    if (again.logPosition !== outcome.logPosition) differing += 1;
  }
  return differing;
}
