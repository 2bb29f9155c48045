import { serviceConfig } from '@ordonnancier/service/config.ts';
import { z } from 'zod';

/** What the audit service is told beside what all are. */
export const auditConfig = serviceConfig.extend({
  /** Where the pseudonym key lies, the only one that this service reads. */
  KEYS_DIRECTORY: z.string().min(1),
  /** 'create' in development only. */
  SECRETS_MISSING: z.enum(['create', 'refuse']).default('refuse'),
});
