import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { CloseLines, GiveOpinion, RefuseDispensing, ReportSuspicion } from '../commands.ts';
import { refusedStatement } from './acts-of-pharmacy.ts';
import { refusedSecret } from './decide-claim.ts';
import { refusedEnded } from './line-results.ts';
import { refusedLineSet } from '../line-set.ts';
import type { Decision } from '../decision.ts';
import { type IssuedPrescription, lineOf } from '../state.ts';

/** What a pharmacist says of a prescription without handing anything over. */
export function decideCloseLines(command: CloseLines, state: IssuedPrescription): Decision {
  if (state.suspended) return refuse('PRESCRIPTION_SUSPENDED');
  const refused = refusedLineSet(command.lines) ?? refusedSecret(command, state);
  if (refused) return refused;
  const ended = refusedEnded(command.lines, state);
  if (ended) return ended;
  if (state.claim === undefined) return refuse('CLAIM_REQUIRED');
  const { prescriptionId } = state;
  const { pharmacist, lines, today } = command;
  return accept([{ type: 'LinesNotDispensed', prescriptionId, pharmacist, lines, closedOn: today }]);
}

/** To decline is a professional duty that no state of the prescription forbids (R.4235-61 CSP). */
export function decideRefuseDispensing(command: RefuseDispensing, state: IssuedPrescription): Decision {
  const { pharmacist, reason } = command;
  const refused = refusedStatement(state, pharmacist.finess);
  if (refused) return refused;
  return accept([{ type: 'DispensingRefused', prescriptionId: state.prescriptionId, pharmacist, reason }]);
}

/** R.4235-61 CSP has the pharmacist tell the prescriber what speaks against a treatment, before and after it is given. */
export function decideGiveOpinion(command: GiveOpinion, state: IssuedPrescription): Decision {
  const { pharmacist, lineId, problem, proposal, answer } = command;
  if (lineId !== undefined && lineOf(state, lineId) === undefined) return refuse('LINE_UNKNOWN', { lineId });
  const refused = refusedStatement(state, pharmacist.finess);
  if (refused) return refused;
  const { prescriptionId } = state;
  const ofLine = lineId !== undefined && { lineId };
  return accept([{ type: 'OpinionGiven', prescriptionId, pharmacist, ...ofLine, problem, proposal, answer }]);
}

/** A doubt is worth hearing whatever became of the prescription. */
export function decideReportSuspicion(command: ReportSuspicion, state: IssuedPrescription): Decision {
  const { pharmacist, kind } = command;
  const refused = refusedStatement(state, pharmacist.finess);
  if (refused) return refused;
  return accept([{ type: 'SuspicionReported', prescriptionId: state.prescriptionId, pharmacist, kind }]);
}
