import { prescriptionStoreConfig } from '@ordonnancier/prescription-store/store.ts';
import { z } from 'zod';

/** What the prescription service is told beside what both doors to prescriptions are. */
export const prescriptionConfig = prescriptionStoreConfig.extend({
  /** The prescribers' public keys: a JWK Set whose members also say `rpps`. */
  PRESCRIBER_KEYS_URL: z.url(),
  /** Where prescribers exercise, a line of JSON for each; the invented ones of the sandbox when absent. */
  PRESCRIBER_DIRECTORY_FILE: z.string().min(1).optional(),
});
