import type { PrescriptionServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/PrescriptionService.ts';
import { findService } from '@ordonnancier/grpc/load-proto.ts';
import { bindService } from '@ordonnancier/grpc/server.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import type { PrescriberKeys } from '@ordonnancier/security/prescriber-keys.ts';
import type { ServiceHost, ServiceParts } from '@ordonnancier/service/run-service.ts';
import { cancelLines } from './grpc/cancel-lines.ts';
import { checkPrescription } from './grpc/check-prescription.ts';
import { confirmAuthenticity } from './grpc/confirm-authenticity.ts';
import { disownPrescription } from './grpc/disown-prescription.ts';
import { getPrescription } from './grpc/get-prescription.ts';
import { issuePrescription } from './grpc/issue-prescription.ts';
import { listPrescriptions } from './grpc/list-prescriptions.ts';
import { replacePrescription } from './grpc/replace-prescription.ts';
import { watchPrescriptions } from './grpc/watch-prescriptions.ts';
import { outcomesProjection } from './read-models/outcomes/projection.ts';
import { openOutcomeQueries } from './read-models/outcomes/query.ts';
import { prescriptionsProjection } from './read-models/prescriptions/projection.ts';
import { openPrescriptionQueries } from './read-models/prescriptions/query.ts';
import { prescriptionServiceRefusals } from './refusals.ts';

export const prescriptionService = findService<PrescriptionServiceDefinition>(
  'ordonnancier.prescription.v1.PrescriptionService',
);

/** Puts the service together. The store's patient keys are closed with it. */
export function composePrescription(
  { log, pool }: Pick<ServiceHost, 'log' | 'pool'>,
  store: PrescriptionStore,
  prescriberKeys: PrescriberKeys,
): ServiceParts {
  const prescriptions = openPrescriptionQueries({ log, pool });
  return {
    bindings: [
      bindService(prescriptionService, {
        IssuePrescription: issuePrescription(store, prescriberKeys),
        CheckPrescription: checkPrescription(store, prescriptions),
        CancelLines: cancelLines(store),
        ReplacePrescription: replacePrescription(store, prescriberKeys),
        ConfirmAuthenticity: confirmAuthenticity(store),
        DisownPrescription: disownPrescription(store),
        GetPrescription: getPrescription(store),
        ListPrescriptions: listPrescriptions(prescriptions, store),
        WatchPrescriptions: watchPrescriptions(openOutcomeQueries({ log, pool })),
      }),
    ],
    refusals: prescriptionServiceRefusals,
    healthChecks: { patientKeys: () => store.patientKeys.ping() },
    projections: [prescriptionsProjection, outcomesProjection],
    close: () => store.patientKeys.close(),
  };
}
