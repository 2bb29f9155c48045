import { civilDate, orAbsent, prescriptionId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { isDispensingId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, type Refusal } from '@ordonnancier/kernel/result.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { costlyPackOf } from '@ordonnancier/prescription/costly-packs.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { claimSecretHash } from '@ordonnancier/security/derived-secrets.ts';
import { z } from 'zod';
import { toldToHolder } from '../disclosure.ts';
import { checkDispensing } from '../dispensings.ts';
import { withFacts } from '../packs.ts';
import { readScans } from '../scanned-packs.ts';
import type { Serials } from '../serials.ts';
import { pharmacistOf } from './caller.ts';
import { claimSecret, linesToDispense } from './fields.ts';

const request = z.object({
  prescriptionId,
  claimSecret,
  lines: linesToDispense,
  dispensedOn: orAbsent(civilDate),
});

/** Stands for the dispensing's id: no clock makes it. */
const nobodysDispensingId = '00000000-0000-7000-8000-000000000000';

/** Says what Dispense would answer. The same deciders say it, on the log as it is now; nothing depends on age or rights. */
export function canDispense(store: PrescriptionStore, serials: Serials) {
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async (asked, call) => {
      invariant(isDispensingId(nobodysDispensingId), 'the form of a dispensing id');
      const { today } = momentOf(call);
      const lines = readScans(asked.lines, today);
      if (!lines.ok) return accept({ ...notAcceptable(lines), securityControlLineIds: [] });
      const dispensedOn = asked.dispensedOn ?? today;
      const linesWithFacts = withFacts(lines.value, store.catalogue, dispensedOn);
      const securityControlLineIds = linesWithFacts
        .filter((line) => costlyPackOf(line, dispensedOn) !== undefined)
        .map(({ lineId }) => lineId);
      const shown = { pharmacist: pharmacistOf(call), secretHash: claimSecretHash(asked.claimSecret) };
      const { state } = await store.prescriptions.load(prescriptionStream(asked.prescriptionId));
      const checked = await checkDispensing(serials, state, lines.value, {
        type: 'Dispense',
        dispensingId: nobodysDispensingId,
        ...shown,
        dispensedOn,
        lines: linesWithFacts,
        coverage: { exemption: 'none', alsaceMoselle: false, ageBand: '18-to-70' },
        today,
      });
      const answer = checked.ok
        ? { acceptable: true, refusalCode: '', lineId: '' }
        : notAcceptable(toldToHolder(checked, state, shown));
      return accept({ ...answer, securityControlLineIds });
    },
  });
}

function notAcceptable({ refusal: { code, facts } }: { readonly refusal: Refusal }) {
  return { acceptable: false, refusalCode: code, lineId: facts['lineId'] ?? '' };
}
