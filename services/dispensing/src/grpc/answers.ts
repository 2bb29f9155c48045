import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import type { Handled } from '@ordonnancier/event-sourcing/handle-command.ts';
import type { Line__Output as LineView } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/Line.ts';
import type { LineId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { PrescriptionEvent } from '@ordonnancier/prescription/events.ts';
import type { IssuedPrescription, PrescriptionState } from '@ordonnancier/prescription/state.ts';
import type { Moment } from '@ordonnancier/prescription/status.ts';
import { lineView } from '@ordonnancier/prescription-store/prescription-view.ts';

/** What every answer to a write is made from: the prescription right after it, and where the log holds that. */
export function written({ state, position }: Handled<PrescriptionState, PrescriptionEvent>): {
  readonly prescription: IssuedPrescription;
  readonly logPosition: string;
} {
  invariant(state.status === 'issued' && position !== undefined, 'a write leaves a prescription in the log');
  return { prescription: state, logPosition: position };
}

/** The lines named, in the prescriber's order, without posologies: this is no reading of the prescription. */
export function linesAfter(
  prescription: IssuedPrescription,
  named: readonly { readonly lineId: LineId }[],
  at: Moment,
  catalogue: Catalogue,
): LineView[] {
  const lineIds = new Set(named.map(({ lineId }) => lineId));
  return prescription.lines
    .filter((line) => lineIds.has(line.prescribed.lineId))
    .map((line) => lineView(prescription, line, at, catalogue));
}
