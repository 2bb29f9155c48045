import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { prescriptionCodec, prescriptionStreamPrefix } from '@ordonnancier/prescription-store/prescriptions.ts';

/** What each pharmacy dispensed, without who received it. */
export const pharmacyDispensingsProjection: Projection = {
  name: 'dispensing.pharmacy-dispensings',
  streamPrefixes: [prescriptionStreamPrefix],
  eventTypes: ['MedicationDispensed', 'DispensingReversed'],
  onPoison: 'park',
  project: async (recorded, rows) => {
    const event = prescriptionCodec.decode(recorded);
    if (event.type === 'MedicationDispensed') {
      const { prescriptionId, dispensingId, pharmacist, dispensedOn, lines } = event;
      await rows.query(
        `INSERT INTO pharmacy_dispensings (prescription_id, dispensing_id, position, pharmacy_finess, pharmacist_rpps,
                                           dispensed_on, lines)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          prescriptionId,
          dispensingId,
          recorded.position,
          pharmacist.finess,
          pharmacist.rpps,
          dispensedOn,
          JSON.stringify(
            lines.map(({ lineId, units, packs }) => ({
              lineId,
              units,
              packs: packs.map(({ cip13, count, serials }) => ({ cip13, count, serials })),
            })),
          ),
        ],
      );
    }
    if (event.type === 'DispensingReversed') {
      const { rowCount } = await rows.query(
        'UPDATE pharmacy_dispensings SET reversed = true WHERE prescription_id = $1 AND dispensing_id = $2',
        [event.prescriptionId, event.dispensingId],
      );
      invariant(rowCount === 1, 'a dispensing was reversed that was never recorded');
    }
  },
};
