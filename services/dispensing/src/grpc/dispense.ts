import { civilDate, dispensingId, orAbsent, prescriptionId, requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { statusView } from '@ordonnancier/prescription-store/prescription-view.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { claimSecretHash } from '@ordonnancier/security/derived-secrets.ts';
import { z } from 'zod';
import { sealCollector } from '../collectors.ts';
import { toldToHolder } from '../disclosure.ts';
import { birthDateOf, recordDispensing } from '../dispensings.ts';
import { withFacts } from '../packs.ts';
import type { Overlaps } from '../overlaps.ts';
import { readScans } from '../scanned-packs.ts';
import type { Serials } from '../serials.ts';
import { linesAfter, written } from './answers.ts';
import { pharmacistOf, requestBy } from './caller.ts';
import { claimSecret, collector, coverage, coverageOn, linesToDispense, statedOnly, withheld } from './fields.ts';

const request = z.object({
  requestId,
  prescriptionId,
  claimSecret,
  dispensingId,
  lines: linesToDispense,
  dispensedOn: orAbsent(civilDate),
  coverage,
  carteVitalePresented: statedOnly,
  collector,
  withheld,
});

/** Records what is handed over. */
export function dispense(store: PrescriptionStore, serials: Serials, overlaps: Overlaps) {
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async (asked, call) => {
      const { prescriptionId, dispensingId } = asked;
      const at = momentOf(call);
      const lines = readScans(asked.lines, at.today);
      if (!lines.ok) return lines;
      const dispensedOn = asked.dispensedOn ?? at.today;
      const shown = { pharmacist: pharmacistOf(call), secretHash: claimSecretHash(asked.claimSecret) };
      const stream = await store.prescriptions.load(prescriptionStream(prescriptionId));
      const { state } = stream;
      if (state.status === 'none') return refuse('CLAIM_SECRET_WRONG');
      const request = requestBy(call, 'Dispense', asked, store);
      const handled = await recordDispensing(
        { prescriptions: store.prescriptions, serials },
        {
          prescription: state,
          stream,
          dispensingId,
          finess: shown.pharmacist.finess,
          lines: lines.value,
          request,
          command: async () => {
            const birthDate = await birthDateOf(state, store);
            if (!birthDate.ok) return birthDate;
            const facts = withFacts(lines.value, store.catalogue, dispensedOn, shown.pharmacist.finess);
            const collector =
              asked.collector &&
              (await sealCollector(store.patientKeys, asked.collector, state, { request, index: 0 }));
            return accept({
              type: 'Dispense',
              dispensingId,
              ...shown,
              dispensedOn,
              lines: await overlaps.withOverlaps(facts, state, shown.pharmacist.finess, dispensedOn),
              coverage: coverageOn(dispensedOn, birthDate.value, asked),
              ...(collector && { collector }),
              ...(asked.withheld && { withheld: asked.withheld }),
              today: at.today,
            } as const);
          },
        },
      );
      if (!handled.ok) return toldToHolder(handled, state, shown);
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
