import { dispensingId, prescriptionId, requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { statusView } from '@ordonnancier/prescription-store/prescription-view.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { z } from 'zod';
import { sealCollector } from '../collectors.ts';
import { toldToDispenser } from '../disclosure.ts';
import { birthDateOf, recordDispensing } from '../dispensings.ts';
import { withFacts } from '../packs.ts';
import type { Overlaps } from '../overlaps.ts';
import { readScans } from '../scanned-packs.ts';
import type { Serials } from '../serials.ts';
import { linesAfter, written } from './answers.ts';
import { pharmacistOf, requestBy } from './caller.ts';
import { collector, coverage, coverageOn, linesToDispense, statedOnly, withheld } from './fields.ts';
import { reversalReason } from './words.ts';

const request = z.object({
  requestId,
  prescriptionId,
  amendedDispensingId: dispensingId,
  reason: reversalReason,
  dispensingId,
  lines: linesToDispense,
  coverage,
  carteVitalePresented: statedOnly,
  collector,
  withheld,
});

/** Replaces a dispensing of this pharmacy by another, with the facts of the day of the first. */
export function amendDispensing(store: PrescriptionStore, serials: Serials, overlaps: Overlaps) {
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async (asked, call) => {
      const { prescriptionId, amendedDispensingId, reason, dispensingId } = asked;
      const at = momentOf(call);
      const lines = readScans(asked.lines, at.today);
      if (!lines.ok) return lines;
      const pharmacist = pharmacistOf(call);
      const stream = await store.prescriptions.load(prescriptionStream(prescriptionId));
      const { state } = stream;
      if (state.status === 'none') return refuse('DISPENSING_UNKNOWN');
      const amended = state.dispensings.find((candidate) => candidate.dispensingId === amendedDispensingId);
      if (amended?.pharmacyFiness !== pharmacist.finess) return refuse('DISPENSING_UNKNOWN');
      const request = requestBy(call, 'AmendDispensing', asked, store);
      const handled = await recordDispensing(
        { prescriptions: store.prescriptions, serials },
        {
          prescription: state,
          stream,
          dispensingId,
          finess: pharmacist.finess,
          lines: lines.value,
          amendedDispensingId,
          request,
          command: async () => {
            const birthDate = await birthDateOf(state, store);
            if (!birthDate.ok) return birthDate;
            const facts = withFacts(lines.value, store.catalogue, amended.dispensedOn, pharmacist.finess);
            // The reversal of the first comes before it.
            const collector =
              asked.collector &&
              (await sealCollector(store.patientKeys, asked.collector, state, { request, index: 1 }));
            return accept({
              type: 'AmendDispensing',
              amendedDispensingId,
              reason,
              dispensingId,
              pharmacist,
              lines: await overlaps.withOverlaps(facts, state, pharmacist.finess, amended.dispensedOn),
              coverage: coverageOn(amended.dispensedOn, birthDate.value, asked),
              ...(collector && { collector }),
              ...(asked.withheld && { withheld: asked.withheld }),
              today: at.today,
            } as const);
          },
        },
      );
      if (!handled.ok) return toldToDispenser(handled);
      const { prescription, logPosition } = written(handled.value);
      return accept({
        dispensingId,
        status: statusView(prescription, at),
        lines: linesAfter(prescription, lines.value, at, store.catalogue),
        logPosition,
      });
    },
  });
}
