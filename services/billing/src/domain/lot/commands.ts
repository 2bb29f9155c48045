import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { LotOpened, LotSent, PayerAnswer, UnreadableReason } from './events.ts';

export type LotCommand = OpenLot | CompleteLot | AcknowledgeLot | RecordPayerReturn;

export interface OpenLot extends Omit<LotOpened, 'type'> {
  readonly type: 'OpenLot';
}

/** Every invoice of the lot has said whether it is sent. */
export interface CompleteLot extends Omit<LotSent, 'type'> {
  readonly type: 'CompleteLot';
}

export interface AcknowledgeLot {
  readonly type: 'AcknowledgeLot';
  /** Why the lot cannot be read; undefined when it can. */
  readonly unreadable: UnreadableReason | undefined;
  readonly acknowledgedOn: CivilDate;
}

export interface RecordPayerReturn {
  readonly type: 'RecordPayerReturn';
  readonly returnedOn: CivilDate;
  readonly answers: readonly AnswerOfReturn[];
}

/** An answer, and where it stands in what the payer sent: a refusal names the place. */
export interface AnswerOfReturn {
  readonly place: string;
  readonly answer: PayerAnswer;
}
