/** What a refusal code means to its reader. Every code has exactly one meaning; docs/refusals.md is generated from them. */
export interface RefusalMeaning {
  /** gRPC status, by its name in the gRPC specification. */
  readonly status: StatusName;
  readonly en: string;
  readonly fr: string;
}

export type StatusName =
  | 'INVALID_ARGUMENT'
  | 'NOT_FOUND'
  | 'ALREADY_EXISTS'
  | 'PERMISSION_DENIED'
  | 'UNAUTHENTICATED'
  | 'RESOURCE_EXHAUSTED'
  | 'FAILED_PRECONDITION'
  | 'ABORTED'
  | 'UNAVAILABLE'
  | 'DEADLINE_EXCEEDED'
  | 'INTERNAL';
