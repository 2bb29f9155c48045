import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { LineId } from '@ordonnancier/kernel/identifiers.ts';
import type { CancelLines, ConfirmAuthenticity, DisownPrescription, ReplacePrescription } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { type IssuedPrescription, lineOf } from '../state.ts';
import { isLineOpen } from '../status.ts';

/** Two for each month of a year. Pharmacies ask the signatory of a doubtful prescription, each of them once or twice. */
export const confirmationsMax = 24;

type OfSignatory = CancelLines | ReplacePrescription | ConfirmAuthenticity | DisownPrescription;

/** What only the signatory may do. */
export function decideForSignatory(command: OfSignatory, state: IssuedPrescription): Decision {
  const { prescriberRpps } = command;
  const { prescriptionId } = state;
  if (prescriberRpps !== state.prescriber.rpps) return refuse('NOT_THE_SIGNATORY');
  switch (command.type) {
    case 'CancelLines':
      return decideCancelLines(command, state);
    case 'ReplacePrescription':
      return decideReplace(command, state);
    case 'ConfirmAuthenticity':
      // To disown needs no bound of its own: it is done once after each confirmation.
      if (state.confirmations >= confirmationsMax)
        return refuse('CONFIRMATIONS_EXHAUSTED', { confirmationsMax: String(confirmationsMax) });
      return accept([{ type: 'AuthenticityConfirmed', prescriptionId, prescriberRpps }]);
    case 'DisownPrescription':
      if (state.suspended) return refuse('PRESCRIPTION_SUSPENDED');
      return accept([{ type: 'PrescriptionDisowned', prescriptionId, prescriberRpps }]);
  }
}

function decideCancelLines(command: CancelLines, state: IssuedPrescription): Decision {
  const { prescriberRpps, reason } = command;
  const unknown = command.lineIds.find((lineId) => lineOf(state, lineId) === undefined);
  if (unknown !== undefined) return refuse('LINE_UNKNOWN', { lineId: unknown });
  const openLineIds = openLineIdsOf(state);
  // Lines that were closed meanwhile do not keep the prescriber from withdrawing the others.
  const lineIds = command.lineIds.length === 0 ? openLineIds : openLineIds.filter((id) => command.lineIds.includes(id));
  if (lineIds.length === 0) return refuse('NOTHING_TO_CANCEL');
  return accept([{ type: 'LinesCancelled', prescriptionId: state.prescriptionId, prescriberRpps, lineIds, reason }]);
}

function decideReplace(command: ReplacePrescription, state: IssuedPrescription): Decision {
  const { prescriberRpps, reason, replacedByPrescriptionId } = command;
  const { prescriptionId } = state;
  if (replacedByPrescriptionId === prescriptionId) return refuse('REPLACED_BY_ITSELF');
  const lineIds = openLineIdsOf(state);
  if (lineIds.length === 0) return refuse('NOTHING_TO_CANCEL');
  return accept([
    { type: 'PrescriptionReplaced', prescriptionId, prescriberRpps, lineIds, reason, replacedByPrescriptionId },
  ]);
}

/** In the prescriber's order. */
function openLineIdsOf(state: IssuedPrescription): readonly LineId[] {
  return state.lines.filter((line) => isLineOpen(state, line)).map((line) => line.prescribed.lineId);
}
