import path from 'node:path';
import { loadSecretKeys } from '@ordonnancier/security/secret-keys.ts';
import { readConfig } from '@ordonnancier/service/config.ts';
import { recogniseKeys } from '@ordonnancier/service/known-keys.ts';
import { runService } from '@ordonnancier/service/run-service.ts';
import { composeAudit } from './compose.ts';
import { auditConfig } from './config.ts';

const config = readConfig(auditConfig, process.env);

await runService({
  name: 'audit',
  config,
  migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
  compose: async (host) => {
    const keys = loadSecretKeys(config.KEYS_DIRECTORY, ['pseudonym'], config.SECRETS_MISSING);
    await recogniseKeys(host.log, 'identities', keys);
    return composeAudit(host, keys.pseudonym);
  },
});
