import type { Alert__Output } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/Alert.ts';
import type { Reason__Output } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/Reason.ts';
import { timestampOf } from '@ordonnancier/grpc/timestamp.ts';
import type { Reason } from '../domain/rules/rule.ts';
import { sentenceOf } from '../domain/score.ts';
import type { Alert } from '../read-models/alerts/query.ts';
import { nameOfVerdict } from './verdicts.ts';

export function alertMessage(alert: Alert): Alert__Output {
  return {
    alertId: alert.alertId,
    dispensingId: alert.dispensingId,
    prescriptionId: alert.prescriptionId,
    patientRef: alert.patientRef,
    prescriberRpps: alert.prescriberRpps,
    pharmacyFiness: alert.pharmacyFiness,
    dispensedOn: alert.dispensedOn,
    cip13: [...alert.cip13],
    score: alert.score,
    reasons: alert.reasons.map(reasonMessage),
    atStakeCents: alert.atStakeCents,
    raisedAt: timestampOf(alert.raisedAtMs),
    verdict: alert.verdict === null ? 'VERDICT_UNSPECIFIED' : nameOfVerdict[alert.verdict],
    logPosition: alert.logPosition,
  };
}

export function reasonMessage(reason: Reason): Reason__Output {
  const { code, ruleVersion, observed, threshold, citedEventIds } = reason;
  return { code, ruleVersion, observed, threshold, citedEventIds: [...citedEventIds], sentence: sentenceOf(reason) };
}
