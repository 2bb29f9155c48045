import type { SpecificMedicines } from '@ordonnancier/catalogue/specific-medicines.ts';
import type { EventLog, RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { Cip13, Cis, DispensingId } from '@ordonnancier/kernel/identifiers.ts';
import type { Invoice, InvoiceState } from '../../domain/invoice/invoice.ts';
import type { InvoiceLine } from '../../domain/pricing/invoice-amounts.ts';
import { prescriptionFeesAdded, type FeeExempting } from '../../domain/pricing/prescription-fees.ts';
import type { FeeEarning, PrescriptionFeeCode } from '../../domain/pricing/pricing-facts.ts';
import { readDispensingEvent, type MedicationDispensed } from './dispensing-events.ts';

/*
 * An execution is what one pharmacy dispenses of one prescription on one day. All of it stands in the prescription's own
 * stream, in order, so that who carries the fees of the prescription is a matter of that stream up to an event: the same
 * for every replay, whatever happened since.
 */

/** A dispensing and the invoice that bears its id. */
export interface InvoicedDispensing {
  readonly dispensing: MedicationDispensed;
  readonly invoice: InvoiceState;
}

/** A dispensing, as far as its invoice bills it. */
export interface Billed<Pack = BilledPack> {
  /** With the patient's rights as a correction of its invoice states them. */
  readonly dispensing: MedicationDispensed;
  /** Lines of its packs that are billed; none when the invoice is blocked, empty, or another prescription's. */
  readonly packs: readonly Pack[];
}

interface BilledPack extends FeeExempting {
  readonly cis: Cis;
  readonly cip13: Cip13;
}

/** The same, with what its execution tells of the packs. */
export type BilledInExecution = Billed<BilledPack & FeeEarning>;

/** The first dispensing under an id that a prescription's stream tells of; undefined when there is none. */
export async function findDispensing(
  log: EventLog,
  { prescriptionId, dispensingId }: Pick<MedicationDispensed, 'prescriptionId' | 'dispensingId'>,
): Promise<MedicationDispensed | undefined> {
  for await (const recorded of log.read(`prescription-${prescriptionId}`)) {
    const event = readDispensingEvent(recorded);
    if (event?.type === 'MedicationDispensed' && event.dispensingId === dispensingId) return event;
  }
  return undefined;
}

/** The dispensings that stand when an event of their prescription happens, in order; a reversal's own still does. */
export async function standingBefore(
  log: EventLog,
  { stream, revision }: RecordedEvent,
): Promise<readonly MedicationDispensed[]> {
  const standing = new Map<DispensingId, MedicationDispensed>();
  if (revision === 0n) return [];
  for await (const recorded of log.read(stream, { maxCount: Number(revision) })) {
    const event = readDispensingEvent(recorded);
    if (event?.type === 'MedicationDispensed') standing.set(event.dispensingId, event);
    if (event?.type === 'DispensingReversed') standing.delete(event.dispensingId);
  }
  return [...standing.values()];
}

/** Of the same pharmacy and day; the prescription is the stream's. */
export function executionOf(
  { pharmacist, dispensedOn }: MedicationDispensed,
  standing: readonly MedicationDispensed[],
): readonly MedicationDispensed[] {
  return standing.filter((other) => other.pharmacist.finess === pharmacist.finess && other.dispensedOn === dispensedOn);
}

/**
 * What an invoice bills of its dispensing never changes, whatever becomes of the invoice and of the closed list. So an invoice
 * that carries the fee HDE, or carried it until its reversal, bills a medicine of the list, and those before it that do not carry
 * it bill none: by another list that was put in since, the fee would be due a second time, or for a medicine that did not earn it.
 */
export function billedInExecution(
  execution: readonly InvoicedDispensing[],
  specificMedicines: SpecificMedicines,
): readonly BilledInExecution[] {
  const carries = execution.map((invoiced) => billedLines(invoiced).some(({ actCode }) => actCode === 'HDE'));
  const last = carries.lastIndexOf(true);
  return execution.map((invoiced, index) => {
    const { dispensing, packs } = billedOf(invoiced);
    // Of those after the last that carries it, which may have a medicine of the list besides, only the list can tell.
    const isSpecific = (cip13: Cip13) =>
      index > last
        ? last !== -1 && specificMedicines.isListedOn(cip13, dispensing.dispensedOn)
        : (carries[index] ?? false);
    return { dispensing, packs: packs.map((pack) => ({ ...pack, specific: isSpecific(pack.cip13) })) };
  });
}

export function billedOf(invoiced: InvoicedDispensing): Billed {
  const { dispensing, invoice } = invoiced;
  const medicines = billedLines(invoiced).filter(({ actCode }) => actCode.startsWith('PH'));
  const billed = new Map(medicines.map(({ cip13, contraceptionInFull = false }) => [cip13, contraceptionInFull]));
  const packs = dispensing.lines.flatMap(({ aldRelated, packs }) =>
    packs.flatMap(({ cis, cip13 }) => {
      const contraceptionInFull = billed.get(cip13);
      return contraceptionInFull === undefined ? [] : [{ cis, cip13, aldRelated, contraceptionInFull }];
    }),
  );
  const corrected = invoice.status === 'drafted' ? invoice.claim.coverage : undefined;
  return { dispensing: { ...dispensing, coverage: { ...dispensing.coverage, ...corrected } }, packs };
}

function billedLines({ dispensing, invoice }: InvoicedDispensing): readonly InvoiceLine[] {
  return isInvoiceOf(dispensing, invoice) && invoice.status !== 'blocked' ? (invoice.amounts?.lines ?? []) : [];
}

function isInvoiceOf({ prescriptionId }: MedicationDispensed, invoice: InvoiceState): invoice is Invoice {
  return invoice.status !== 'none' && invoice.dispensing.prescriptionId === prescriptionId;
}

export function packsOf(execution: readonly BilledInExecution[]): readonly FeeEarning[] {
  return execution.flatMap(({ packs }) => packs);
}

/** The fees that each dispensing of an execution carries: the first that earns one, in order. */
export function feesCarried(
  execution: readonly BilledInExecution[],
): ReadonlyMap<DispensingId, readonly PrescriptionFeeCode[]> {
  return new Map(
    execution.map(({ dispensing, packs }, index) => {
      const earlier = packsOf(execution.slice(0, index));
      return [dispensing.dispensingId, prescriptionFeesAdded(packs, earlier, dispensing.coverage.ageBand)];
    }),
  );
}
