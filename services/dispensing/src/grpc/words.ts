import type { ClaimEventKind__Output as ClaimEventKindName } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/ClaimEventKind.ts';
import type { ClaimPurpose__Output as ClaimPurposeName } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/ClaimPurpose.ts';
import type { CollectorIdentification__Output as CollectorIdentificationName } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/CollectorIdentification.ts';
import type { Exemption__Output as ExemptionName } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/Exemption.ts';
import type { NotDispensedReason__Output as NotDispensedReasonName } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/NotDispensedReason.ts';
import type { OpinionAnswer__Output as OpinionAnswerName } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/OpinionAnswer.ts';
import type { OpinionProblem__Output as OpinionProblemName } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/OpinionProblem.ts';
import type { OpinionProposal__Output as OpinionProposalName } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/OpinionProposal.ts';
import type { RegisterClass__Output as RegisterClassName } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/RegisterClass.ts';
import type { ReversalReason__Output as ReversalReasonName } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/ReversalReason.ts';
import type { SecurityControlOutcome__Output as SecurityControlOutcomeName } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/SecurityControlOutcome.ts';
import type { SubstitutionReason__Output as SubstitutionReasonName } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/SubstitutionReason.ts';
import type { TestResult__Output as TestResultName } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/TestResult.ts';
import type { SuspicionKind__Output as SuspicionKindName } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/SuspicionKind.ts';
import type {
  ClaimPurpose,
  CollectorIdentification,
  Exemption,
  LineCondition,
  NotDispensedReason,
  OpinionAnswer,
  OpinionProblem,
  OpinionProposal,
  ReversalReason,
  SecurityControl,
  SubstitutionReason,
  SuspicionKind,
} from '@ordonnancier/prescription/events.ts';
import { z } from 'zod';
import type { RegisteredClass } from '../read-models/register/entries.ts';
import type { ClaimEventKind } from '../read-models/claim-events/projection.ts';

/*
 * The values of the protos' enums in the words of the domain. A table that leaves the unspecified value out refuses it.
 */

type Stated<Name extends string> = Exclude<Name, `${string}_UNSPECIFIED`>;

export const claimPurpose = word({
  CLAIM_PURPOSE_UNSPECIFIED: 'dispense',
  CLAIM_PURPOSE_DISPENSE: 'dispense',
  CLAIM_PURPOSE_EXCEPTIONAL_CONTINUITY: 'exceptional-continuity',
  CLAIM_PURPOSE_CONTRACEPTIVE_CONTINUITY: 'contraceptive-continuity',
} as const satisfies Record<ClaimPurposeName, ClaimPurpose>);

export const substitutionReason = word({
  SUBSTITUTION_REASON_UNSPECIFIED: undefined,
  SUBSTITUTION_REASON_GENERIC: 'generic',
  SUBSTITUTION_REASON_HYBRID: 'hybrid',
  SUBSTITUTION_REASON_BIOSIMILAR: 'biosimilar',
  SUBSTITUTION_REASON_SHORTAGE_RECOMMENDATION: 'shortage-recommendation',
  SUBSTITUTION_REASON_PRESCRIBER_AGREEMENT: 'prescriber-agreement',
  SUBSTITUTION_REASON_URGENCY: 'urgency',
} as const satisfies Record<SubstitutionReasonName, SubstitutionReason | undefined>);

export const testResult = word({
  TEST_RESULT_UNSPECIFIED: undefined,
  TEST_RESULT_POSITIVE_ANGINA_TEST: 'positive-angina-test',
  TEST_RESULT_POSITIVE_URINE_DIPSTICK: 'positive-urine-dipstick',
} as const satisfies Record<TestResultName, LineCondition | undefined>);

export const securityControlOutcome = word({
  SECURITY_CONTROL_OUTCOME_SECURED: 'secured',
  SECURITY_CONTROL_OUTCOME_TEMPORARY: 'temporary',
} as const satisfies Record<Stated<SecurityControlOutcomeName>, SecurityControl['outcome']>);

export const collectorIdentification = word({
  COLLECTOR_IDENTIFICATION_KNOWN: 'known',
  COLLECTOR_IDENTIFICATION_DOCUMENT_SHOWN: 'document-shown',
} as const satisfies Record<Stated<CollectorIdentificationName>, CollectorIdentification>);

export const collectorIdentificationNames = {
  known: 'COLLECTOR_IDENTIFICATION_KNOWN',
  'document-shown': 'COLLECTOR_IDENTIFICATION_DOCUMENT_SHOWN',
} as const satisfies Record<CollectorIdentification, Stated<CollectorIdentificationName>>;

export const exemption = word({
  EXEMPTION_UNSPECIFIED: 'none',
  EXEMPTION_ALD: 'ald',
  EXEMPTION_MATERNITY: 'maternity',
  EXEMPTION_WORK_ACCIDENT: 'work-accident',
  EXEMPTION_CSS: 'css',
  EXEMPTION_AME: 'ame',
  EXEMPTION_INVALIDITY: 'invalidity',
} as const satisfies Record<ExemptionName, Exemption>);

const notDispensedReasons = {
  NOT_DISPENSED_REASON_STOCK: 'stock',
  NOT_DISPENSED_REASON_PATIENT_REFUSAL: 'patient-refusal',
  NOT_DISPENSED_REASON_ALREADY_OWNED: 'already-owned',
  NOT_DISPENSED_REASON_CONTRA_INDICATION: 'contra-indication',
  NOT_DISPENSED_REASON_PRESCRIBER_AGREEMENT: 'prescriber-agreement',
  NOT_DISPENSED_REASON_SUSPECTED_FORGERY: 'suspected-forgery',
} as const satisfies Record<Stated<NotDispensedReasonName>, NotDispensedReason>;

export const notDispensedReason = word(notDispensedReasons);

export const outstandingReason = word({ ...notDispensedReasons, NOT_DISPENSED_REASON_UNSPECIFIED: undefined });

export const opinionProblem = word({
  OPINION_PROBLEM_CONTRA_INDICATION: 'contra-indication',
  OPINION_PROBLEM_UNTREATED_INDICATION: 'untreated-indication',
  OPINION_PROBLEM_UNDERDOSE: 'underdose',
  OPINION_PROBLEM_OVERDOSE: 'overdose',
  OPINION_PROBLEM_NOT_INDICATED: 'not-indicated',
  OPINION_PROBLEM_INTERACTION: 'interaction',
  OPINION_PROBLEM_ADVERSE_EFFECT: 'adverse-effect',
  OPINION_PROBLEM_UNSUITABLE_ROUTE: 'unsuitable-route',
  OPINION_PROBLEM_NOT_RECEIVED: 'not-received',
  OPINION_PROBLEM_MONITORING_NEEDED: 'monitoring-needed',
} as const satisfies Record<Stated<OpinionProblemName>, OpinionProblem>);

export const opinionProposal = word({
  OPINION_PROPOSAL_ADD: 'add',
  OPINION_PROPOSAL_STOP: 'stop',
  OPINION_PROPOSAL_REPLACE: 'replace',
  OPINION_PROPOSAL_CHANGE_ROUTE: 'change-route',
  OPINION_PROPOSAL_MONITOR: 'monitor',
  OPINION_PROPOSAL_CHANGE_ADMINISTRATION: 'change-administration',
  OPINION_PROPOSAL_ADAPT_DOSE: 'adapt-dose',
} as const satisfies Record<Stated<OpinionProposalName>, OpinionProposal>);

export const opinionAnswer = word({
  OPINION_ANSWER_UNSPECIFIED: 'none-yet',
  OPINION_ANSWER_NONE_YET: 'none-yet',
  OPINION_ANSWER_ACCEPTED: 'accepted',
  OPINION_ANSWER_DECLINED: 'declined',
} as const satisfies Record<OpinionAnswerName, OpinionAnswer>);

export const reversalReason = word({
  REVERSAL_REASON_ENTRY_ERROR: 'entry-error',
  REVERSAL_REASON_NOT_COLLECTED: 'not-collected',
  REVERSAL_REASON_BATCH_RECALL: 'batch-recall',
} as const satisfies Record<Stated<ReversalReasonName>, ReversalReason>);

export const suspicionKind = word({
  SUSPICION_KIND_FORGED: 'forged',
  SUSPICION_KIND_STOLEN: 'stolen',
  SUSPICION_KIND_ALTERED: 'altered',
  SUSPICION_KIND_IDENTITY: 'identity',
} as const satisfies Record<Stated<SuspicionKindName>, SuspicionKind>);

export const claimEventKindNames = {
  'lines-cancelled': 'CLAIM_EVENT_KIND_LINES_CANCELLED',
  replaced: 'CLAIM_EVENT_KIND_REPLACED',
  suspended: 'CLAIM_EVENT_KIND_SUSPENDED',
  confirmed: 'CLAIM_EVENT_KIND_CONFIRMED',
  'taken-over': 'CLAIM_EVENT_KIND_TAKEN_OVER',
} as const satisfies Record<ClaimEventKind, Stated<ClaimEventKindName>>;

export const registerClassNames = {
  'list-2': 'REGISTER_CLASS_LIST_2',
  'list-1': 'REGISTER_CLASS_LIST_1',
  narcotic: 'REGISTER_CLASS_NARCOTIC',
} as const satisfies Record<RegisteredClass, Stated<RegisterClassName>>;

/** The word that stands for an enum's value, itself known by its name. */
function word<Name extends string, Word>(words: Readonly<Record<Name, Word>>) {
  return z
    .custom<Name>((value) => typeof value === 'string' && Object.hasOwn(words, value), 'must be a value of the enum')
    .transform((name): Word => words[name]);
}
