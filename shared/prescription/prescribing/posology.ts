import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { readDoseUnit } from './dose-units.ts';

/** Doses in figures, beside the text that patient and pharmacist read. */
export interface Posology {
  /** One after the other: a dose that rises or tapers has several. */
  readonly sequences: readonly PosologySequence[];
  /** Taken at most so, as in pain: the quantity is the prescriber's estimate. */
  readonly asNeeded: boolean;
  /** What a dose counts, in French: `goutte`. That of the quantity when absent. */
  readonly unit?: string;
}

export interface PosologySequence extends Intakes {
  /** On the same days, at another dose: one in the morning, and two in the evening. */
  readonly alsoTaken?: readonly Intakes[];
  /** 1 for every day, 7 for one day a week; the first day of the sequence is one of intake. */
  readonly everyDays: number;
  readonly durationDays: number;
}

/** Of one dose on a day. What has a `…Max` is the least of a range, of which the patient chooses. */
export interface Intakes {
  /** Of one intake. */
  readonly dose: Fraction;
  readonly doseMax?: Fraction;
  readonly intakesPerDay: number;
  readonly intakesPerDayMax?: number;
  /** What is written in words, if it is; see `refusedWords`. */
  readonly doseInWords?: Fraction | 'not-a-number';
  readonly doseMaxInWords?: Fraction | 'not-a-number';
  readonly intakesInWords?: number | 'not-a-number';
  readonly intakesMaxInWords?: number | 'not-a-number';
}

/** Whole numbers above zero; the denominator is at most `doseDenominatorMax`. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** Nobody takes a smaller part of a tablet than a tenth. */
export const doseDenominatorMax = 10;
/** Every denominator divides it, so that doses add up in whole numbers. */
const doseParts = 2_520;

/** Whole units that a treatment takes at most: of a unit that is begun, all has to be delivered. */
export function unitsOfTreatment({ sequences }: Posology): number {
  const parts = sequences.reduce((sum, sequence) => {
    const days = Math.ceil(sequence.durationDays / sequence.everyDays);
    return sum + days * partsOfDay(sequence);
  }, 0);
  return Math.ceil(parts / doseParts);
}

/**
 * Whether a delivery holds no more than one day of intake takes, in whole packs: two syringes at once, every twelve weeks. Nobody
 * fetches a part of it later.
 */
export function isOfOneDay(
  { unitsPerDelivery, daysPerDelivery, posology }: WrittenQuantity & { readonly daysPerDelivery: number },
  medicine: DeliveredMedicine,
): boolean {
  if (posology === undefined || posology.asNeeded || !countsUnits(posology, medicine)) return false;
  return posology.sequences.every((sequence) => {
    const unitsOfDay = Math.ceil(partsOfDay(sequence) / doseParts);
    return sequence.everyDays >= daysPerDelivery && unitsPerDelivery < unitsOfDay + medicine.smallestPackUnits;
  });
}

function partsOfDay(sequence: PosologySequence): number {
  return intakesOf(sequence).reduce((sum, intakes) => sum + partsPerDay(intakes), 0);
}

function intakesOf(sequence: PosologySequence): readonly Intakes[] {
  return [sequence, ...(sequence.alsoTaken ?? [])];
}

function partsPerDay({ dose, doseMax = dose, intakesPerDay, intakesPerDayMax = intakesPerDay }: Intakes): number {
  return intakesPerDayMax * doseMax.numerator * (doseParts / doseMax.denominator);
}

export function daysOfTreatment({ sequences }: Posology): number {
  return sequences.reduce((sum, { durationDays }) => sum + durationDays, 0);
}

/** R.5132-29 CSP: figures are easily altered, so that narcotics, and those assimilated to them by that article, are in words. */
export function isWrittenInWords({
  secureForm,
  figuresSuffice = false,
  listClass,
}: Pick<MedicinePresentation, 'secureForm' | 'figuresSuffice' | 'listClass'>): boolean {
  return listClass === 'narcotic' || (secureForm && !figuresSuffice);
}

type Words = 'missing' | 'contradict' | 'agree';

/** What the words of a posology say of its figures, of every dose and number of intakes, ranges included. */
export function wordsOfPosology({ sequences }: Posology): Words {
  const said = sequences.flatMap(intakesOf).flatMap((intakes) => {
    const { dose, doseMax, intakesPerDay, intakesPerDayMax } = intakes;
    return [
      compared(dose, intakes.doseInWords, isSame),
      compared(doseMax, intakes.doseMaxInWords, isSame),
      compared(intakesPerDay, intakes.intakesInWords, Object.is),
      compared(intakesPerDayMax, intakes.intakesMaxInWords, Object.is),
    ];
  });
  return said.find((words) => words === 'contradict') ?? said.find((words) => words === 'missing') ?? 'agree';
}

/** @param figure undefined of what is no range, which needs no words */
function compared<Figure>(
  figure: Figure | undefined,
  words: Figure | 'not-a-number' | undefined,
  isEqual: (one: Figure, other: Figure) => boolean,
): Words {
  if (figure === undefined) return 'agree';
  if (words === undefined) return 'missing';
  return words !== 'not-a-number' && isEqual(words, figure) ? 'agree' : 'contradict';
}

function isSame(one: Fraction, other: Fraction): boolean {
  return one.numerator * other.denominator === other.numerator * one.denominator;
}

/** What is written of a line's quantity. */
interface WrittenQuantity {
  readonly unitsPerDelivery: number;
  readonly deliveries: number;
  readonly posology?: Posology;
}

/** What becomes of it in a pharmacy. */
interface DeliveredMedicine extends Pick<MedicinePresentation, 'listClass'> {
  readonly smallestPackUnits: number;
  /** What its packs count, in the singular; most medicines have one unit. */
  readonly units: readonly string[];
}

export interface QuantityMismatch {
  readonly unitsPrescribed: number;
  readonly unitsOfPosology: number;
}

/** Whether the doses count what the quantity counts: a bottle is not compared with the drops that are taken of it. */
export function countsUnits({ unit }: Posology, { units }: Pick<DeliveredMedicine, 'units'>): boolean {
  return readDoseUnit(unit, units) === 'counts-packs';
}

/** Whether nobody can tell how many units the doses of a posology take: neither the packs nor their content are so counted. */
export function isUnitUnknown({ unit }: Posology, { units }: Pick<DeliveredMedicine, 'units'>): boolean {
  return readDoseUnit(unit, units) === 'unknown';
}

/**
 * How the units of all deliveries differ from those that the posology takes; undefined when they agree, or nothing is said in
 * figures that could be compared. Whole packs are written, so that up to a pack too many agree; narcotics are written and delivered
 * to the unit, each delivery rounded up to one.
 */
export function quantityMismatch(line: WrittenQuantity, medicine: DeliveredMedicine): QuantityMismatch | undefined {
  if (line.posology === undefined || !countsUnits(line.posology, medicine)) return undefined;
  const unitsPrescribed = line.unitsPerDelivery * line.deliveries;
  const unitsOfPosology = unitsOfTreatment(line.posology);
  const excessUnits = unitsPrescribed - unitsOfPosology;
  const excessUnitsBelow = medicine.listClass === 'narcotic' ? line.deliveries : medicine.smallestPackUnits;
  return excessUnits >= 0 && excessUnits < excessUnitsBelow ? undefined : { unitsPrescribed, unitsOfPosology };
}
