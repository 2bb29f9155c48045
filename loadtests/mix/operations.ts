import { v4 as uuidV4, v7 as uuidV7 } from 'uuid';
import type { BillingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/BillingService.ts';
import type { DispensingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/DispensingService.ts';
import type { PrescriptionServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/PrescriptionService.ts';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import type { Channels } from '../load/channels.ts';
import type { Arrival } from '../load/generate.ts';
import { pick } from '../load/random.ts';
import type { Random } from '../load/random.ts';
import { doctors, pharmacists } from '../people.ts';
import type { Obligations, ReadAction } from './obligations.ts';
import type { WrittenPrescription } from './paper.ts';
import { openPool } from './stock.ts';
import type { ClaimedPrescription, Dispensing, FreePrescription, Pool } from './stock.ts';

export interface Doors {
  readonly prescription: Channels<PrescriptionServiceDefinition>;
  readonly dispensing: Channels<DispensingServiceDefinition>;
  readonly billing: Channels<BillingServiceDefinition>;
  /** A token that outlives the run, by sandbox identity. */
  readonly tokenOf: (identityId: string) => string;
  close(): void;
}

export type OperationName = Exclude<keyof Operations, 'screenings'>;

/** Each prepares one call on something in the state it needs; undefined when there is nothing in that state. */
export type Operations = ReturnType<typeof openOperations>;

/**
 * What people do all day, each act on a prescription in the right state. Something whose call failed is dropped: what state
 * it is in is unknown.
 */
export function openOperations(
  doors: Doors,
  nextWritten: () => Promise<WrittenPrescription>,
  obligations: Obligations,
  random: Random,
) {
  const { prescription, dispensing, billing, tokenOf } = doors;
  const free = openPool<FreePrescription>(random);
  const claimed = openPool<ClaimedPrescription>(random);
  /** Of prescriptions that nobody is working on: a reversal then meets no other act on its stream. */
  const dispensed = openPool<Dispensing>(random);
  let screenings = { asked: 0, answered: 0 };

  const kindOf =
    (kind: 'write' | 'read') =>
    <T>(
      service: 'prescription' | 'dispensing' | 'billing',
      name: string,
      /** There for another call when the house says that nothing was done. */
      held: { readonly of: Pool<T>; readonly taken: T } | null,
      send: () => Promise<void>,
    ): Arrival => {
      const sendOrGiveBack = async () => {
        try {
          await send();
        } catch (error) {
          if (readRefusal(error)?.code === 'CALLS_EXHAUSTED') held?.of.put(held.taken);
          throw error;
        }
      };
      return { names: [kind, service, name], send: sendOrGiveBack };
    };
  const write = kindOf('write');
  const read = kindOf('read');

  const recordedReading = async (action: ReadAction, prescriptionId: string, call: () => Promise<unknown>) => {
    try {
      await call();
    } catch (error) {
      obligations.mayHaveRead(action, prescriptionId);
      throw error;
    }
    obligations.read(action, prescriptionId);
  };

  return {
    screenings: {
      /** Claims, and those among them that fraud scoring answered within its budget. */
      count: () => screenings,
      /** Begins to count anew. */
      forget: () => {
        screenings = { asked: 0, answered: 0 };
      },
    },

    issue: (): Arrival =>
      write('prescription', 'issue', null, async () => {
        const { prescriptionId, document, signature, doctorId, lines } = await nextWritten();
        const request = { requestId: uuidV4(), document, signature };
        const reply = await prescription.call('IssuePrescription', request, tokenOf(doctorId));
        obligations.wrote(reply.logPosition, prescriptionId);
        free.put({ prescriptionId, doctorId, lines, qrPayload: reply.printedCode?.qrPayload ?? '' });
      }),

    claim: (): Arrival | undefined => {
      const taken = free.take();
      if (taken === undefined) return undefined;
      return write('dispensing', 'claim', { of: free, taken }, async () => {
        const pharmacistId = pick(pharmacists, random).id;
        const request = { requestId: uuidV4(), code: { qrPayload: taken.qrPayload }, claimId: uuidV4() };
        const reply = await dispensing.call('ClaimPrescription', request, tokenOf(pharmacistId));
        obligations.wrote(reply.logPosition, taken.prescriptionId);
        screenings.asked += 1;
        if (reply.screening?.answered === true) screenings.answered += 1;
        claimed.put({ prescription: taken, pharmacistId, claimSecret: reply.claimSecret });
      });
    },

    dispense: (): Arrival | undefined => {
      const taken = claimed.take();
      if (taken === undefined) return undefined;
      return write('dispensing', 'dispense', { of: claimed, taken }, async () => {
        const { pharmacistId, claimSecret } = taken;
        const { prescriptionId, lines } = taken.prescription;
        const [line, ...rest] = lines;
        if (line === undefined) throw new Error('a claimed prescription has a line to dispense');
        const dispensingId = uuidV7();
        const { lineId, cip13, securityControl } = line;
        const reply = await dispensing.call(
          'Dispense',
          {
            requestId: uuidV4(),
            prescriptionId,
            claimSecret,
            dispensingId,
            lines: [{ lineId, packs: [{ cip13, count: 1 }], securityControl }],
          },
          tokenOf(pharmacistId),
        );
        obligations.wrote(reply.logPosition, prescriptionId);
        obligations.dispensed(dispensingId);
        if (rest.length > 0) claimed.put({ ...taken, prescription: { ...taken.prescription, lines: rest } });
        else dispensed.put({ prescriptionId, dispensingId, pharmacistId, logPosition: reply.logPosition });
      });
    },

    cancel: (): Arrival | undefined => {
      const taken = free.take();
      if (taken === undefined) return undefined;
      return write('prescription', 'cancel', { of: free, taken }, async () => {
        const { prescriptionId, doctorId } = taken;
        const reply = await prescription.call(
          'CancelLines',
          { requestId: uuidV4(), prescriptionId, reason: 'CANCELLATION_REASON_TREATMENT_CHANGED' },
          tokenOf(doctorId),
        );
        obligations.wrote(reply.logPosition, prescriptionId);
      });
    },

    release: (): Arrival | undefined => {
      const taken = claimed.take();
      if (taken === undefined) return undefined;
      return write('dispensing', 'release', { of: claimed, taken }, async () => {
        const { pharmacistId, claimSecret } = taken;
        const { prescriptionId } = taken.prescription;
        const request = { requestId: uuidV4(), prescriptionId, claimSecret };
        const reply = await dispensing.call('ReleaseClaim', request, tokenOf(pharmacistId));
        obligations.wrote(reply.logPosition, prescriptionId);
        free.put(taken.prescription);
      });
    },

    reverse: (): Arrival | undefined => {
      const taken = dispensed.take();
      if (taken === undefined) return undefined;
      return write('dispensing', 'reverse', { of: dispensed, taken }, async () => {
        const { prescriptionId, dispensingId, pharmacistId } = taken;
        obligations.reversed(dispensingId, 'unknown');
        const reply = await dispensing.call(
          'ReverseDispensing',
          { requestId: uuidV4(), prescriptionId, dispensingId, reason: 'REVERSAL_REASON_NOT_COLLECTED' },
          tokenOf(pharmacistId),
        );
        obligations.wrote(reply.logPosition, prescriptionId);
        obligations.reversed(dispensingId, 'acknowledged');
      });
    },

    get: (): Arrival | undefined => {
      const seen = free.look();
      if (seen === undefined) return undefined;
      const { prescriptionId, doctorId } = seen;
      return read('prescription', 'get', null, () =>
        recordedReading('GetPrescription', prescriptionId, () =>
          prescription.call('GetPrescription', { prescriptionId }, tokenOf(doctorId)),
        ),
      );
    },

    retrieve: (): Arrival | undefined => {
      const seen = free.look();
      if (seen === undefined) return undefined;
      const { prescriptionId, qrPayload } = seen;
      return read('dispensing', 'retrieve', null, () =>
        recordedReading('RetrievePrescription', prescriptionId, () =>
          dispensing.call('RetrievePrescription', { code: { qrPayload } }, tokenOf(pick(pharmacists, random).id)),
        ),
      );
    },

    'can-dispense': (): Arrival | undefined => {
      const taken = claimed.take();
      if (taken === undefined) return undefined;
      return read('dispensing', 'can-dispense', { of: claimed, taken }, async () => {
        const { pharmacistId, claimSecret } = taken;
        const { prescriptionId, lines } = taken.prescription;
        const toDispense = lines.map(({ lineId, cip13, securityControl }) => ({
          lineId,
          packs: [{ cip13, count: 1 }],
          securityControl,
        }));
        const request = { prescriptionId, claimSecret, lines: toDispense };
        const reply = await dispensing.call('CanDispense', request, tokenOf(pharmacistId));
        if (!reply.acceptable) throw new Error('what is due may be dispensed');
        claimed.put(taken);
      });
    },

    'list-prescriptions': (): Arrival =>
      read('prescription', 'list-prescriptions', null, async () => {
        await prescription.call('ListPrescriptions', {}, tokenOf(pick(doctors, random).id));
      }),

    'list-dispensings': (): Arrival =>
      read('dispensing', 'list-dispensings', null, async () => {
        await dispensing.call('ListPharmacyDispensings', {}, tokenOf(pick(pharmacists, random).id));
      }),

    invoice: (): Arrival | undefined => {
      const seen = dispensed.look();
      if (seen === undefined) return undefined;
      const { dispensingId, pharmacistId, logPosition } = seen;
      return read('billing', 'invoice', null, async () => {
        await billing.call('GetInvoice', { dispensingId, minPosition: logPosition }, tokenOf(pharmacistId));
      });
    },

    'list-invoices': (): Arrival =>
      read('billing', 'list-invoices', null, async () => {
        await billing.call('ListInvoices', {}, tokenOf(pick(pharmacists, random).id));
      }),
  };
}
