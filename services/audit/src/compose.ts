import type { KeyObject } from 'node:crypto';
import { edgeRefusals } from '@ordonnancier/grpc/edge-refusals.ts';
import type { AuditServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/audit/v1/AuditService.ts';
import { findService } from '@ordonnancier/grpc/load-proto.ts';
import { bindService } from '@ordonnancier/grpc/server.ts';
import type { ServiceHost, ServiceParts } from '@ordonnancier/service/run-service.ts';
import { listAccesses } from './grpc/list-accesses.ts';
import { accessesProjection } from './read-models/accesses/projection.ts';
import { openAccessQueries } from './read-models/accesses/query.ts';

/** Puts the service together. */
export function composeAudit(host: ServiceHost, pseudonymKey: KeyObject): ServiceParts {
  const service = findService<AuditServiceDefinition>('ordonnancier.audit.v1.AuditService');
  return {
    bindings: [bindService(service, { ListAccesses: listAccesses(openAccessQueries(host), pseudonymKey) })],
    refusals: edgeRefusals,
    projections: [accessesProjection],
  };
}
