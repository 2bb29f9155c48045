import { civilDate, orAbsent, prescriptionId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { isDispensingId, type LineId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { acceptability } from '@ordonnancier/prescription-store/acceptability.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { costlyPackOf } from '@ordonnancier/prescription/dispensing/costly-packs.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { claimSecretHash } from '@ordonnancier/security/derived-secrets.ts';
import {
  type DispensingWarning,
  dispensingWarnings,
  dispensingWarningSentences,
} from '@ordonnancier/prescription/dispensing/dispensing-warnings.ts';
import { prescriptionRefusals } from '@ordonnancier/prescription/refusals.ts';
import { z } from 'zod';
import { isHolder } from '../disclosure.ts';
import { birthDateOf, checkDispensing } from '../dispensings.ts';
import { withFacts } from '../packs.ts';
import type { Overlaps } from '../overlaps.ts';
import { priceWarnings } from '../price-warnings.ts';
import { proposalsFor } from '../proposals.ts';
import { dispensingRefusals } from '../refusals.ts';
import { readScans } from '../scanned-packs.ts';
import type { Serials } from '../serials.ts';
import { pharmacistOf } from './caller.ts';
import { claimSecret, linesToDispense, withheld } from './fields.ts';

const request = z.object({
  prescriptionId,
  claimSecret,
  lines: linesToDispense,
  dispensedOn: orAbsent(civilDate),
  withheld,
});

/** Stands for the dispensing's id: no clock makes it. */
const nobodysDispensingId = '00000000-0000-7000-8000-000000000000';

/** Says what Dispense would answer. The same deciders say it, on the log as it is now; nothing depends on rights. */
export function canDispense(store: PrescriptionStore, serials: Serials, overlaps: Overlaps) {
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async (asked, call) => {
      invariant(isDispensingId(nobodysDispensingId), 'the form of a dispensing id');
      const { today } = momentOf(call);
      const lines = readScans(asked.lines, today);
      if (!lines.ok) return accept(onlyRefused(lines, []));
      const dispensedOn = asked.dispensedOn ?? today;
      const shown = { pharmacist: pharmacistOf(call), secretHash: claimSecretHash(asked.claimSecret) };
      const { finess } = shown.pharmacist;
      const facts = withFacts(lines.value, store.catalogue, dispensedOn, finess);
      const securityControlLineIds = facts
        .filter((line) => costlyPackOf(line, dispensedOn) !== undefined)
        .map(({ lineId }) => lineId);
      const folded = await store.prescriptions.load(prescriptionStream(asked.prescriptionId));
      const { state } = folded;
      if (state.status === 'none' || !isHolder(state, shown)) {
        return accept(onlyRefused(refuse('CLAIM_SECRET_WRONG'), securityControlLineIds));
      }
      const birthDate = await birthDateOf(state, store);
      if (!birthDate.ok) return accept(onlyRefused(birthDate, securityControlLineIds));
      const linesWithFacts = await overlaps.withOverlaps(facts, state, finess, dispensedOn);
      const checked = await checkDispensing(serials, folded, lines.value, {
        type: 'Dispense',
        dispensingId: nobodysDispensingId,
        ...shown,
        dispensedOn,
        lines: linesWithFacts,
        coverage: { exemption: 'none', alsaceMoselle: false, ageBand: '26-to-69' },
        ...(asked.withheld && { withheld: asked.withheld }),
        today,
      });
      const lineIds = linesWithFacts.map(({ lineId }) => lineId);
      const warnings = checked.ok
        ? [
            ...dispensingWarnings(state, lineIds, { finess, on: dispensedOn }),
            ...priceWarnings(linesWithFacts, state, store.catalogue, dispensedOn),
          ]
        : [];
      const purpose = state.claim?.purpose ?? 'dispense';
      return accept({
        ...acceptability(checked, refusalMeanings),
        securityControlLineIds,
        proposals: proposalsFor(facts, state, purpose, store.catalogue, { finess, on: dispensedOn }),
        warnings: warnings.map(warningView),
      });
    },
  });
}

function warningView({ code, lineId }: DispensingWarning) {
  const { en, fr } = dispensingWarningSentences[code];
  return { code, lineId, message: en, messageFr: fr };
}

const refusalMeanings = { ...prescriptionRefusals, ...dispensingRefusals };

/** Refused before the prescription's lines are looked at. */
function onlyRefused(refused: Result<never, keyof typeof refusalMeanings>, securityControlLineIds: LineId[]) {
  return { ...acceptability(refused, refusalMeanings), securityControlLineIds, warnings: [], proposals: [] };
}
