import { prescriptionStoreConfig } from '@ordonnancier/prescription-store/store.ts';
import { z } from 'zod';

/** What the dispensing service is told beside what both doors to prescriptions are. */
export const dispensingConfig = prescriptionStoreConfig.extend({
  /** gRPC address of the fraud service: `host:port`. */
  FRAUD_ADDRESS: z.string().min(1),
  /** The issuer's token endpoint, for the token under which fraud scoring is asked. */
  TOKEN_URL: z.url(),
  /** Holds this service's own secret at the issuer. */
  CLIENT_SECRET_FILE: z.string().min(1),
});
