import path from 'node:path';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { prescriberSigningKey } from '@ordonnancier/dev/issuer/prescriber-keys.ts';
import { syntheticPatient } from '@ordonnancier/dev/synthetic-patient.ts';
import { signPrescription } from '@ordonnancier/dev/write-prescription.ts';
import type { SignedPrescription } from '@ordonnancier/dev/write-prescription.ts';
import { civilDateAt } from '@ordonnancier/kernel/civil-date.ts';
import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { pick } from '../load/random.ts';
import type { Random } from '../load/random.ts';
import { doctors } from '../people.ts';

/** A line and the pack that dispenses all of it. */
export interface WrittenLine {
  readonly lineId: string;
  readonly cip13: string;
  /** Of a costly pack: what the pharmacist's control of the prescription comes to. Null for the others. */
  readonly securityControl: typeof secured | null;
}

const secured = { outcome: 'SECURITY_CONTROL_OUTCOME_SECURED', patientKnown: false, prescriberKnown: false } as const;
/** Those above are controlled (DISP-061). */
const packCentsMax = 300_00;

export interface WrittenPrescription extends SignedPrescription {
  readonly doctorId: string;
  readonly lines: readonly WrittenLine[];
}

/** Enough that most are seldom met, and that each comes back some times, as people do. */
const patientCount = 3_000;

/** One line a day's intake, one box a month: a prescription like most. */
const linesPerPrescription = 2;

/** Writes and signs the next prescription. */
export type Practice = () => Promise<WrittenPrescription>;

/** Doctors who write and sign prescriptions for synthetic patients: distinct medicines of the seed catalogue, one month. */
export async function openPractice(stateDirectory: string, random: Random): Promise<Practice> {
  const keys = new Map(
    await Promise.all(
      doctors.map(
        async ({ id, rpps }) => [id, await prescriberSigningKey(path.join(stateDirectory, 'issuer'), rpps)] as const,
      ),
    ),
  );
  const patients = Array.from({ length: patientCount }, () => syntheticPatient('patient'));
  const medicines = monthlyBoxes();
  const issuedOn = civilDateAt(Date.now(), 'Europe/Paris');

  return async () => {
    const prescriber = pick(doctors, random);
    const key = keys.get(prescriber.id);
    if (key === undefined) throw new Error('a doctor has a key');
    const boxes = new Set<MedicinePresentation>();
    while (boxes.size < linesPerPrescription) boxes.add(pick(medicines, random));
    const lines = [...boxes].map(({ cis, cip13, name, unitsPerPack, reimbursement }, index) => ({
      lineId: String(index + 1),
      cip13,
      securityControl:
        reimbursement && reimbursement.priceCents + reimbursement.feeCents > packCentsMax ? secured : null,
      document: {
        lineId: String(index + 1),
        medicine: { cis },
        posology: `${name} : 1 par jour pendant ${unitsPerPack} jours`,
        unitsPerDelivery: unitsPerPack,
        daysPerDelivery: unitsPerPack,
        deliveries: 1,
        aldRelated: false,
      },
    }));
    const prescription = {
      prescriber,
      patient: pick(patients, random),
      lines: lines.map(({ document }) => document),
      issuedOn,
    };
    return {
      ...(await signPrescription(key, prescription)),
      doctorId: prescriber.id,
      lines: lines.map(({ lineId, cip13, securityControl }) => ({ lineId, cip13, securityControl })),
    };
  };
}

export interface SignedPile {
  readonly next: () => Promise<WrittenPrescription>;
  /** How many were taken after the pile was used up, and signed on the spot. */
  readonly signedLate: () => number;
}

/** Signatures are the prescribers' work, not the house's: they are made before anything is measured. */
export async function signInAdvance(practice: Practice, count: number): Promise<SignedPile> {
  const pile: WrittenPrescription[] = [];
  while (pile.length < count) pile.push(await practice());
  let late = 0;
  return {
    next: async () => {
      const written = pile.pop();
      if (written === undefined) late += 1;
      return written ?? (await practice());
    },
    signedLate: () => late,
  };
}

/** Reimbursed boxes of 28 to 30 tablets or capsules that any doctor may prescribe. */
function monthlyBoxes(): readonly MedicinePresentation[] {
  const today = civilDateAt(Date.now(), 'Europe/Paris');
  const edition = readEditions(seedEditionsFolder).findLast(({ validFrom }) => validFrom <= today);
  const boxes = (edition?.presentations ?? []).filter(
    (box) =>
      box.marketed &&
      !box.hospitalOnly &&
      !box.secureForm &&
      box.otherConditions.length === 0 &&
      box.specialities === undefined &&
      box.initialHospitalPrescription === undefined &&
      box.documentsRequired === undefined &&
      box.reimbursement !== undefined &&
      box.fractionDays === undefined &&
      box.prescriptionDaysMax === undefined &&
      box.unitsPerPack >= 28 &&
      box.unitsPerPack <= 30 &&
      ['comprimé', 'gélule'].includes(box.unit),
  );
  if (boxes.length < linesPerPrescription) throw new Error('the seed catalogue has no monthly boxes');
  return boxes;
}
