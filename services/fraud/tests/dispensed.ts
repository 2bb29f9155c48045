import type { EventLog, Position } from '@ordonnancier/event-log/event-log.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { parseCip13, parseCis, parseFiness, parsePatientRef, parseRpps } from '@ordonnancier/kernel/identifiers.ts';
import { appendEvent } from '@ordonnancier/testing/append-event.ts';
import { openMedicines } from '../src/medicines.ts';

export const medicines = openMedicines(readEditions(seedEditionsFolder));

export const rpps = known(parseRpps('10002909371'));
export const pharmacies = ['240000117', '010002301', '2A0000014'].map((text) => known(parseFiness(text)));
export const patients = ['A', 'E'].map((last) => known(parsePatientRef(`p1_${'x'.repeat(42)}${last}`)));

/** Packs of the catalogue that ships with the software. */
export const packs = {
  /** 11,160.70 €. */
  maviret: pack('3400930108765', '63052124'),
  /** 4.44 €, both in one group of generics. */
  tramadolViatris: pack('3400934976339', '69521824'),
  tramadolBiogaran: pack('3400935248442', '61644643'),
} as const;

export interface Dispensing {
  /** Of `pharmacies` and `patients`, from 0. */
  readonly pharmacy: number;
  readonly patient: number;
  readonly on: string;
  readonly pack: keyof typeof packs;
  readonly daysCovered: number;
  readonly openedBefore?: true;
}

function pack(cip13: string, cis: string) {
  return { cip13: known(parseCip13(cip13)), cis: known(parseCis(cis)) };
}

/** An identifier that tells in which order tests made it. */
export function uuidV7(number: number): string {
  return `01990000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Appends a dispensing, of a prescription of its own that needs no other event. Both bear the number. */
export function dispense(log: EventLog, number: number, of: Dispensing): Promise<Position> {
  return appendEvent(log, {
    stream: `prescription-${uuidV7(number)}`,
    revision: 'none',
    type: 'MedicationDispensed',
    eventId: eventIdOf(number),
    data: dispensedData(number, of),
    actor: { role: 'pharmacist', callerId: `pharmacist:${rpps}`, rpps },
  });
}

export function dispensedData(number: number, of: Dispensing): object {
  const { cip13, cis } = packs[of.pack];
  const { openedBefore } = of;
  return {
    prescriptionId: uuidV7(number),
    dispensingId: uuidV7(number),
    patientRef: patients[of.patient],
    prescriberRpps: rpps,
    pharmacist: { rpps, finess: pharmacies[of.pharmacy] },
    claimId: 'claim',
    source: 'electronic',
    dispensedOn: of.on,
    lines: [
      {
        lineId: 'line-1',
        prescribedCis: cis,
        units: 60,
        daysCovered: of.daysCovered,
        packs: [{ cip13, cis, count: 2, unitsPerPack: 30, serials: [], ...(openedBefore && { openedBefore }) }],
        aldRelated: false,
      },
    ],
    coverage: { exemption: 'none', alsaceMoselle: false, ageBand: '18-to-70' },
    purpose: 'dispense',
  };
}

export function reversedData(number: number, of: Dispensing): object {
  return {
    prescriptionId: uuidV7(number),
    dispensingId: uuidV7(number),
    patientRef: patients[of.patient],
    pharmacist: { rpps, finess: pharmacies[of.pharmacy] },
    reason: 'entry-error',
    reversedOn: of.on,
  };
}

export function eventIdOf(number: number): string {
  return `e0000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a test constant does not pass its check');
  return value;
}
