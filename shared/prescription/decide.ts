import { unreachable } from '@ordonnancier/kernel/invariant.ts';
import { refuse } from '@ordonnancier/kernel/result.ts';
import type { PrescriptionCommand } from './commands.ts';
import { decideClaim, decideRelease } from './dispensing/decide-claim.ts';
import { decideAmend, decideReverse } from './dispensing/decide-correction.ts';
import { decideDispense } from './dispensing/decide-dispense.ts';
import { decideIssue } from './prescribing/decide-issue.ts';
import {
  decideCloseLines,
  decideGiveOpinion,
  decideRefuseDispensing,
  decideReportSuspicion,
} from './dispensing/decide-report.ts';
import { decideReopenLines } from './dispensing/decide-reopen.ts';
import { decideForSignatory } from './prescribing/decide-withdraw.ts';
import type { Decision } from './decision.ts';
import type { PrescriptionState } from './state.ts';

/** What a prescription makes of a command: the whole of it is tabulated in docs/lifecycle.md. */
export function decide(command: PrescriptionCommand, state: PrescriptionState): Decision {
  if (command.type === 'IssuePrescription' || command.type === 'TranscribePaperPrescription') {
    return decideIssue(command, state);
  }
  if (state.status === 'none') return refuse('PRESCRIPTION_UNKNOWN');
  switch (command.type) {
    case 'ClaimPrescription':
      return decideClaim(command, state);
    case 'ReleaseClaim':
      return decideRelease(command, state);
    case 'Dispense':
      return decideDispense(command, state);
    case 'AmendDispensing':
      return decideAmend(command, state);
    case 'ReverseDispensing':
      return decideReverse(command, state);
    case 'CloseLines':
      return decideCloseLines(command, state);
    case 'ReopenLines':
      return decideReopenLines(command, state);
    case 'RefuseDispensing':
      return decideRefuseDispensing(command, state);
    case 'GiveOpinion':
      return decideGiveOpinion(command, state);
    case 'ReportSuspicion':
      return decideReportSuspicion(command, state);
    case 'CancelLines':
    case 'ReplacePrescription':
    case 'ConfirmAuthenticity':
    case 'DisownPrescription':
      return decideForSignatory(command, state);
    default:
      return unreachable(command);
  }
}
