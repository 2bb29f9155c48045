import type { KeyObject } from 'node:crypto';
import type { DispensingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/DispensingService.ts';
import { edgeRefusals } from '@ordonnancier/grpc/edge-refusals.ts';
import { findService } from '@ordonnancier/grpc/load-proto.ts';
import { bindService } from '@ordonnancier/grpc/server.ts';
import { documentRefusals } from '@ordonnancier/prescription-store/refusals.ts';
import { prescriptionRefusals } from '@ordonnancier/prescription/refusals.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import type { ServiceHost, ServiceParts } from '@ordonnancier/service/run-service.ts';
import { openCodeGuesses } from './code-guesses.ts';
import { amendDispensing } from './grpc/amend-dispensing.ts';
import { canDispense } from './grpc/can-dispense.ts';
import { claimPrescription } from './grpc/claim-prescription.ts';
import { closeLines } from './grpc/close-lines.ts';
import { dispense } from './grpc/dispense.ts';
import { giveOpinion } from './grpc/give-opinion.ts';
import { listPharmacyDispensings } from './grpc/list-pharmacy-dispensings.ts';
import { listRegister } from './grpc/list-register.ts';
import { recordPaperPrescription } from './grpc/record-paper-prescription.ts';
import { refuseDispensing } from './grpc/refuse-dispensing.ts';
import { releaseClaim } from './grpc/release-claim.ts';
import { reopenLines } from './grpc/reopen-lines.ts';
import { reportSuspicion } from './grpc/report-suspicion.ts';
import { retrievePrescription } from './grpc/retrieve-prescription.ts';
import { reverseDispensing } from './grpc/reverse-dispensing.ts';
import { watchClaims } from './grpc/watch-claims.ts';
import { openOverlaps } from './overlaps.ts';
import { openPresentedCodes } from './presented-codes.ts';
import { claimEventsProjection } from './read-models/claim-events/projection.ts';
import { openClaimEventQueries } from './read-models/claim-events/query.ts';
import { pharmacyDispensingsProjection } from './read-models/pharmacy-dispensings/projection.ts';
import { openPharmacyDispensingQueries } from './read-models/pharmacy-dispensings/query.ts';
import { registerProjection } from './read-models/register/projection.ts';
import { openRegisterQueries } from './read-models/register/query.ts';
import { typedCodesProjection } from './read-models/typed-codes/projection.ts';
import { openTypedCodeQueries } from './read-models/typed-codes/query.ts';
import { dispensingRefusals } from './refusals.ts';
import type { Screening } from './screening.ts';
import { openSerials } from './serials.ts';

/** What the service reaches beside the host's log and database. */
export interface Surroundings {
  readonly store: PrescriptionStore;
  readonly screening: Screening;
  readonly claimSecretKey: KeyObject;
}

/** Puts the service together; who opened the surroundings closes them. */
export function composeDispensing(
  { pool, log }: ServiceHost,
  { store, screening, claimSecretKey }: Surroundings,
): ServiceParts {
  const service = findService<DispensingServiceDefinition>('ordonnancier.dispensing.v1.DispensingService');
  const codes = openPresentedCodes(store, openTypedCodeQueries(pool), openCodeGuesses(pool));
  const serials = openSerials(log);
  const register = openRegisterQueries({ log, pool });
  const overlaps = openOverlaps(store, register);
  return {
    bindings: [
      bindService(service, {
        RetrievePrescription: retrievePrescription(store, codes),
        ClaimPrescription: claimPrescription(store, codes, screening, claimSecretKey),
        ReleaseClaim: releaseClaim(store),
        CanDispense: canDispense(store, serials, overlaps),
        Dispense: dispense(store, serials, overlaps),
        AmendDispensing: amendDispensing(store, serials, overlaps),
        CloseLines: closeLines(store),
        ReopenLines: reopenLines(store),
        ReverseDispensing: reverseDispensing(store),
        RefuseDispensing: refuseDispensing(store, codes),
        GiveOpinion: giveOpinion(store, codes),
        ReportSuspicion: reportSuspicion(store, codes),
        RecordPaperPrescription: recordPaperPrescription(store, codes),
        ListRegister: listRegister(store, register),
        ListPharmacyDispensings: listPharmacyDispensings(openPharmacyDispensingQueries({ log, pool })),
        WatchClaims: watchClaims(openClaimEventQueries({ log, pool })),
      }),
    ],
    refusals: { ...edgeRefusals, ...prescriptionRefusals, ...documentRefusals, ...dispensingRefusals },
    healthChecks: { patientKeys: () => store.patientKeys.ping() },
    projections: [typedCodesProjection, pharmacyDispensingsProjection, registerProjection, claimEventsProjection],
  };
}
