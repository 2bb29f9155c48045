import type { LineId } from '@ordonnancier/kernel/identifiers.ts';
import { refuse } from '@ordonnancier/kernel/result.ts';
import type { Refused } from './decision.ts';

/** Far above what a prescription holds in practice; it bounds the size of an event. */
const linesMax = 50;

/** Whether lines named by a command are none, too many, or name one twice. */
export function refusedLineSet(lines: readonly { readonly lineId: LineId }[]): Refused | undefined {
  if (lines.length === 0 || lines.length > linesMax) {
    return refuse('LINE_COUNT_OUT_OF_BOUNDS', { linesMax: String(linesMax) });
  }
  const seen = new Set<LineId>();
  for (const { lineId } of lines) {
    if (seen.has(lineId)) return refuse('LINE_DUPLICATED', { lineId });
    seen.add(lineId);
  }
  return undefined;
}
