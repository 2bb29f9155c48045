import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { DispensingId } from '@ordonnancier/kernel/identifiers.ts';
import type { PayerShares } from '../invoice/payer-shares.ts';
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
  /**
   * Of what is recovered: how much of what was paid in this lot is owed to the pharmacy, and stays paid. The lot knows what
   * was paid in it; what of that is owed is the invoice's to say. Nothing for an invoice that is not named.
   */
  readonly stillOwed: ReadonlyMap<DispensingId, PayerShares>;
}

/** An answer, and where it stands in what the payer sent: a refusal names the place. */
export interface AnswerOfReturn {
  readonly place: string;
  readonly answer: PayerAnswer;
}
