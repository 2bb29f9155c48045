import path from 'node:path';
import { readEditions } from '@ordonnancier/catalogue/edition.ts';
import { loadSecretKeys } from '@ordonnancier/security/secret-keys.ts';
import { readConfig } from '@ordonnancier/service/config.ts';
import { recogniseKeys } from '@ordonnancier/service/known-keys.ts';
import { runService } from '@ordonnancier/service/run-service.ts';
import { composeFraud } from './compose.ts';
import { fraudConfig } from './config.ts';
import { openMedicines } from './medicines.ts';

const config = readConfig(fraudConfig, process.env);

await runService({
  name: 'fraud',
  config,
  migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
  compose: async (host) => {
    const keys = loadSecretKeys(config.KEYS_DIRECTORY, ['requestFingerprint'], config.SECRETS_MISSING);
    await recogniseKeys(host.log, 'fraud', keys);
    return composeFraud(host, openMedicines(readEditions(config.CATALOGUE_DIRECTORY)), keys.requestFingerprint);
  },
});
