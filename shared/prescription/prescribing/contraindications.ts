import type { LineId } from '@ordonnancier/kernel/identifiers.ts';
import type { ContraindicationOverride } from '../events.ts';

/** Whether the prescriber gives a reason for these very lines, in whatever order: the two of a pair, or the one of a line. */
export function isOverridden(overrides: readonly ContraindicationOverride[], lines: readonly LineId[]): boolean {
  return overrides.some(
    ({ lineIds }) => lineIds.length === lines.length && lines.every((lineId) => lineIds.includes(lineId)),
  );
}
