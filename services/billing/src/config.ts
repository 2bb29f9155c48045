import { seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { serviceConfig } from '@ordonnancier/service/config.ts';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export const billingConfig = serviceConfig.extend({
  /** Folder of the editions of the catalogue; the small one that ships with the software when absent. */
  CATALOGUE_DIRECTORY: z.string().min(1).default(fileURLToPath(seedEditionsFolder)),
});
