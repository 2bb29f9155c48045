import { setTimeout } from 'node:timers/promises';
import { patiently } from '@ordonnancier/dev/house.ts';
import { untilAnswered } from '@ordonnancier/dev/insistent-house.ts';
import { v4 as uuidV4, v7 as uuidV7 } from 'uuid';
import type { HouseUnderTest } from './house-under-test.ts';
import type { Random } from './random.ts';

/** What a client knows of one prescription: nothing but what was acknowledged to it. */
export interface KnownPrescription {
  readonly prescriptionId: string;
  /** Identity of the doctor who issued it. */
  readonly doctorId: string;
  /** Types of the events that were acknowledged, in their order. */
  readonly acts: string[];
  readonly dispensings: KnownDispensing[];
  /** Acknowledged readings; one that was not may have taken place as well. */
  readings: number;
}

export interface KnownDispensing {
  readonly dispensingId: string;
  readonly units: number;
  reversed: boolean;
}

export interface Journal {
  readonly prescriptions: KnownPrescription[];
  acknowledgements: number;
  /** Attempts that had to be repeated. */
  repetitions: number;
}

export function emptyJournal(): Journal {
  return { prescriptions: [], acknowledgements: 0, repetitions: 0 };
}

export interface Load {
  /** Resolves when that many more requests are acknowledged; sooner when a worker fails, of which `finish` tells. */
  acknowledges(count: number): Promise<void>;
  /** Resolves when every act that was begun is acknowledged. @throws what a worker met that repeating does not mend. */
  finish(): Promise<void>;
}

const unitsPerBox = 14;
const boxesPrescribed = 3;
/** On a list, so that every dispensing is entered in a register. */
const levocetirizine = '3400935850249';
/** What a prescription of the load says. */
export const line = {
  lineId: '1',
  medicine: { cis: '66296411' },
  posology: '1 comprimé 3 fois par jour',
  unitsPerDelivery: boxesPrescribed * unitsPerBox,
  daysPerDelivery: unitsPerBox,
  deliveries: 1,
  aldRelated: false,
};

const people = {
  doctors: ['doctor-lefevre', 'doctor-garnier'],
  pharmacists: ['pharmacist-moreau', 'pharmacist-rossi', 'pharmacist-hoarau'],
  patients: ['patient-adult', 'patient-elder', 'patient-overseas', 'patient-adolescent'],
} as const;

const pollMs = 10;

/**
 * A closed loop of workers that each issue, claim and dispense prescriptions, and sometimes read, reverse or cancel. A
 * request that fails in passing is repeated with the same request id until it is acknowledged.
 */
export function startLoad(
  underTest: Pick<HouseUnderTest, 'impatient' | 'write'>,
  random: Random,
  workers: number,
  journal: Journal,
): Load {
  const stopping = new AbortController();
  const running = Array.from({ length: workers }, async () => {
    while (!stopping.signal.aborted) await liveOnePrescription(underTest, random, journal);
  });
  let failed = false;
  for (const worker of running) worker.catch(() => (failed = true));
  return {
    acknowledges: async (count) => {
      const awaited = journal.acknowledgements + count;
      while (journal.acknowledgements < awaited && !failed) await setTimeout(pollMs);
    },
    finish: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function liveOnePrescription(
  { impatient: house, write }: Pick<HouseUnderTest, 'impatient' | 'write'>,
  random: Random,
  journal: Journal,
): Promise<void> {
  const doctorId = random.pick(people.doctors);
  const patient = random.pick(people.patients);
  const doctor = house.as(doctorId).prescription;
  const pharmacy = house.as(random.pick(people.pharmacists)).dispensing;
  const acknowledged = <T>(attempt: () => Promise<T>) => untilAcknowledged(attempt, journal);
  const happens = (probability: number) => random.fraction() < probability;

  const { prescriptionId, document, signature } = await write([line], { doctor: doctorId, patient });
  const issue = { requestId: uuidV4(), document, signature };
  const { printedCode } = await acknowledged(() => doctor.unary('IssuePrescription', issue, patiently()));
  const known: KnownPrescription = {
    prescriptionId,
    doctorId,
    acts: ['PrescriptionIssued'],
    dispensings: [],
    readings: 0,
  };
  journal.prescriptions.push(known);
  const code = { qrPayload: printedCode?.qrPayload ?? '' };

  if (happens(0.2)) {
    await acknowledged(() => pharmacy.unary('RetrievePrescription', { code }, patiently()));
    known.readings += 1;
  }
  if (happens(0.1)) return cancel();
  const claim = { requestId: uuidV4(), code, claimId: uuidV4() };
  const { claimSecret } = await acknowledged(() => pharmacy.unary('ClaimPrescription', claim, patiently()));
  known.acts.push('PrescriptionClaimed');

  let boxesLeft = boxesPrescribed;
  await dispense(random.integer(1, boxesPrescribed));
  if (happens(0.3)) await reverse();
  if (boxesLeft > 0 && happens(0.6)) await dispense(random.integer(1, boxesLeft));
  if (boxesLeft > 0 && happens(0.4)) await cancel();
  if (happens(0.2)) await reverse();

  async function dispense(boxes: number): Promise<void> {
    const dispensingId = uuidV7();
    const lines = [{ lineId: line.lineId, packs: [{ cip13: levocetirizine, count: boxes }] }];
    const request = { requestId: uuidV4(), prescriptionId, claimSecret, dispensingId, lines };
    await acknowledged(() => pharmacy.unary('Dispense', request, patiently()));
    known.acts.push('MedicationDispensed');
    known.dispensings.push({ dispensingId, units: boxes * unitsPerBox, reversed: false });
    boxesLeft -= boxes;
  }

  async function reverse(): Promise<void> {
    const dispensing = known.dispensings.find(({ reversed }) => !reversed);
    if (dispensing === undefined) return;
    const { dispensingId, units } = dispensing;
    const reason = 'REVERSAL_REASON_ENTRY_ERROR' as const;
    const request = { requestId: uuidV4(), prescriptionId, dispensingId, reason };
    await acknowledged(() => pharmacy.unary('ReverseDispensing', request, patiently()));
    known.acts.push('DispensingReversed');
    dispensing.reversed = true;
    boxesLeft += units / unitsPerBox;
  }

  async function cancel(): Promise<void> {
    const reason = 'CANCELLATION_REASON_ERROR' as const;
    const request = { requestId: uuidV4(), prescriptionId, reason };
    await acknowledged(() => doctor.unary('CancelLines', request, patiently()));
    known.acts.push('LinesCancelled');
  }
}

async function untilAcknowledged<T>(attempt: () => Promise<T>, journal: Journal): Promise<T> {
  const answer = await untilAnswered(attempt, () => (journal.repetitions += 1));
  journal.acknowledgements += 1;
  return answer;
}
