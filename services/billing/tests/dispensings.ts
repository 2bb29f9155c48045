import { createSecretKey } from 'node:crypto';
import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { parseReferenceTariffs } from '@ordonnancier/catalogue/reference-tariffs.ts';
import { parseSpecificMedicines } from '@ordonnancier/catalogue/specific-medicines.ts';
import type { EventLog, Position } from '@ordonnancier/event-log/event-log.ts';
import { appendEvent } from '@ordonnancier/testing/append-event.ts';
import type { Prices } from '../src/dated-facts/pricing-facts-of.ts';

/*
 * Dispensings as the dispensing service writes them, of medicines of the catalogue's seed.
 */

export const fingerprintKey = createSecretKey(Buffer.alloc(32, 7));

export const toulouse = '310000120';
export const lyon = '690000021';
const rpps = '10002909371';

export const doliprane = '3400935955838';
export const xyzall = '3400935850539';
/** A CIP13 that no medicine bears. */
export const unknownPack = '3400900000013';
/** The day from which the seed states prices. */
export const dispensedOn = '2026-08-03';

/** Without any flat reference tariff. */
export function pricesOf(catalogue: Catalogue): Prices {
  return {
    catalogue,
    referenceTariffs: parseReferenceTariffs(''),
    specificMedicines: parseSpecificMedicines(''),
  };
}

export interface DispensingGiven {
  readonly dispensingId: string;
  readonly prescriptionId: string;
  readonly cip13?: string;
  readonly finess?: string;
  /** In place of one box: a box of each. */
  readonly packs?: readonly { readonly cip13: string; readonly cis: string; readonly openedBefore?: true }[];
  readonly dispensedOn?: string;
  readonly ageBand?: string;
  readonly exemption?: string;
  readonly aldRelated?: boolean;
  readonly genericRefused?: true;
  /** As older versions wrote it when absent. */
  readonly carteVitalePresented?: boolean;
  readonly patientRef?: string;
}

/** A UUIDv7 that ends in a number of at most twelve digits; ids of one kind share their first digit. */
export function idOf(kind: 'a' | 'd', number: number): string {
  return `01990000-0000-7000-8000-${kind}${number.toString().padStart(11, '0')}`;
}

export const somebody = `p1_${'A'.repeat(43)}`;

/** Dispenses one box, as the first event of its stream or after `revision`. */
export function dispense(log: EventLog, given: DispensingGiven, revision: bigint | 'none' = 'none'): Promise<Position> {
  const { dispensingId, prescriptionId, cip13 = doliprane, finess = toulouse, aldRelated = false } = given;
  const { genericRefused, carteVitalePresented } = given;
  const { packs = [{ cip13, cis: '60234100' }], exemption = 'none', ageBand = '18-to-70' } = given;
  return appendEvent(log, {
    stream: `prescription-${prescriptionId}`,
    revision,
    type: 'MedicationDispensed',
    data: {
      prescriptionId,
      dispensingId,
      patientRef: given.patientRef ?? somebody,
      prescriberRpps: rpps,
      pharmacist: { rpps, finess },
      claimId: '01990000-0000-7000-8000-0000000000c1',
      source: 'electronic',
      dispensedOn: given.dispensedOn ?? dispensedOn,
      lines: packs.map((pack, index) => ({
        lineId: `${index + 1}`,
        prescribedCis: pack.cis,
        units: 8,
        daysCovered: 4,
        packs: [{ ...pack, count: 1, unitsPerPack: 8, serials: [] }],
        aldRelated,
        ...(genericRefused && { genericRefused }),
      })),
      coverage: {
        exemption,
        alsaceMoselle: false,
        ageBand,
        ...(carteVitalePresented !== undefined && { carteVitalePresented }),
      },
      purpose: 'dispense',
    },
    actor: { role: 'pharmacist', callerId: `pharmacist:${rpps}`, rpps, finess },
  });
}

export function reverse(
  log: EventLog,
  { dispensingId, prescriptionId, finess = toulouse, patientRef = somebody }: DispensingGiven,
  revision: bigint,
): Promise<Position> {
  return appendEvent(log, {
    stream: `prescription-${prescriptionId}`,
    revision,
    type: 'DispensingReversed',
    data: {
      prescriptionId,
      dispensingId,
      patientRef,
      pharmacist: { rpps, finess },
      reason: 'entry-error',
      reversedOn: '2026-08-05',
    },
    actor: { role: 'pharmacist', callerId: `pharmacist:${rpps}`, rpps, finess },
  });
}
