import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type {
  Cip13,
  DispensingId,
  Finess,
  PatientRef,
  PrescriptionId,
  Rpps,
} from '@ordonnancier/kernel/identifiers.ts';
import type { Cents } from '@ordonnancier/kernel/money.ts';
import type { Reason } from '../rules/rule.ts';

/** What happens to an alert; published in protos/ordonnancier/events/v1/fraud_events.proto. */
export type AlertEvent = AlertRaised | VerdictRecorded;

export interface AlertRaised extends AlertContent {
  readonly type: 'AlertRaised';
}

/** What an alert says: one dispensing, and the reasons to look at it. */
export interface AlertContent {
  readonly alertId: string;
  readonly dispensingId: DispensingId;
  readonly prescriptionId: PrescriptionId;
  readonly patientRef: PatientRef;
  readonly prescriberRpps: Rpps;
  readonly pharmacyFiness: Finess;
  readonly dispensedOn: CivilDate;
  readonly cip13: readonly Cip13[];
  /** 1 to 1000. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** Public prices of the packs, as far as they are known. */
  readonly atStakeCents: Cents;
}

export interface VerdictRecorded {
  readonly type: 'VerdictRecorded';
  readonly alertId: string;
  readonly verdict: Verdict;
  /** The analyst's subject identifier. */
  readonly analyst: string;
}

export type Verdict = 'confirmed' | 'dismissed' | 'inconclusive';
