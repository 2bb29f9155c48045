// Original file: protos/ordonnancier/audit/v1/audit_service.proto

import type { Access as _ordonnancier_audit_v1_Access, Access__Output as _ordonnancier_audit_v1_Access__Output } from '../../../ordonnancier/audit/v1/Access.ts';

/**
 * One page.
 */
export interface ListAccessesResponse {
  /**
   * Newest first.
   */
  'accesses'?: (_ordonnancier_audit_v1_Access)[];
  /**
   * Token of the next page; empty on the last.
   */
  'nextPageToken'?: (string);
}

/**
 * One page.
 */
export interface ListAccessesResponse__Output {
  /**
   * Newest first.
   */
  'accesses': (_ordonnancier_audit_v1_Access__Output)[];
  /**
   * Token of the next page; empty on the last.
   */
  'nextPageToken': (string);
}
