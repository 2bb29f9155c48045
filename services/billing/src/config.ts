import { seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { serviceConfig } from '@ordonnancier/service/config.ts';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export const billingConfig = serviceConfig.extend({
  /** Folder of the editions of the catalogue; the small one that ships with the software when absent. */
  CATALOGUE_DIRECTORY: z.string().min(1).default(fileURLToPath(seedEditionsFolder)),
  /** Where the key lies that recognises repeated requests, the only one that this service reads. */
  KEYS_DIRECTORY: z.string().min(1),
  /** 'create' in development only. */
  SECRETS_MISSING: z.enum(['create', 'refuse']).default('refuse'),
});
