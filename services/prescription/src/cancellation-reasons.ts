import { stated } from '@ordonnancier/grpc/fields.ts';
import { CancellationReason as ReasonName } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/CancellationReason.ts';
import type { CancellationReason } from '@ordonnancier/prescription/events.ts';

const reasonOfName = {
  CANCELLATION_REASON_ERROR: 'error',
  CANCELLATION_REASON_TREATMENT_CHANGED: 'treatment-changed',
  CANCELLATION_REASON_INTOLERANCE: 'intolerance',
  CANCELLATION_REASON_PATIENT_REQUEST: 'patient-request',
  CANCELLATION_REASON_DEATH: 'death',
} as const satisfies Record<Exclude<keyof typeof ReasonName, `${string}_UNSPECIFIED`>, CancellationReason>;

/** The field of a request, as the events say it. */
export const cancellationReason = stated(ReasonName).transform((name): CancellationReason => reasonOfName[name]);
