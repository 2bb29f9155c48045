import { faultKindOf } from '@ordonnancier/postgres/faults.ts';

/** Whether the very same may succeed when it is tried again, now or once somebody mended the house: the event is not at fault. */
export function isTransient(error: unknown): boolean {
  if (error instanceof Error && error.name === 'CheckpointMoved') return true;
  return faultKindOf(error) !== 'of-values';
}
