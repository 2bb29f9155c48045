import path from 'node:path';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions } from '@ordonnancier/catalogue/edition.ts';
import { readReferenceTariffs } from '@ordonnancier/catalogue/reference-tariffs.ts';
import { readSpecificMedicines } from '@ordonnancier/catalogue/specific-medicines.ts';
import { loadSecretKeys } from '@ordonnancier/security/secret-keys.ts';
import { readConfig } from '@ordonnancier/service/config.ts';
import { recogniseKeys } from '@ordonnancier/service/known-keys.ts';
import { runService } from '@ordonnancier/service/run-service.ts';
import { composeBilling } from './compose.ts';
import { billingConfig } from './config.ts';

const config = readConfig(billingConfig, process.env);

await runService({
  name: 'billing',
  config,
  migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
  compose: async (host) => {
    const prices = {
      catalogue: openCatalogue(readEditions(config.CATALOGUE_DIRECTORY)),
      referenceTariffs: readReferenceTariffs(config.CATALOGUE_DIRECTORY),
      specificMedicines: readSpecificMedicines(config.CATALOGUE_DIRECTORY),
    };
    const keys = loadSecretKeys(config.KEYS_DIRECTORY, ['requestFingerprint'], config.SECRETS_MISSING);
    await recogniseKeys(host.log, 'billing', keys);
    return composeBilling(host, prices, keys.requestFingerprint);
  },
});
