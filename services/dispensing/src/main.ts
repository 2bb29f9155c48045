import path from 'node:path';
import { openClient } from '@ordonnancier/grpc/client.ts';
import type { FraudServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/FraudService.ts';
import { findService } from '@ordonnancier/grpc/load-proto.ts';
import { openPrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { readSecretFile } from '@ordonnancier/security/secret-files.ts';
import { loadSecretKeys } from '@ordonnancier/security/secret-keys.ts';
import { serviceTokenSource } from '@ordonnancier/security/service-token-source.ts';
import { readConfig } from '@ordonnancier/service/config.ts';
import { recogniseKeys } from '@ordonnancier/service/known-keys.ts';
import { runService } from '@ordonnancier/service/run-service.ts';
import { randomBytes } from 'node:crypto';
import { composeDispensing } from './compose.ts';
import { dispensingConfig } from './config.ts';
import { openScreening } from './screening.ts';

const config = readConfig(dispensingConfig, process.env);

await runService({
  name: 'dispensing',
  config,
  migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
  compose: async (host) => {
    const store = await openPrescriptionStore(config, host.log);
    const keys = loadSecretKeys(config.KEYS_DIRECTORY, ['claimSecret'], config.SECRETS_MISSING);
    await recogniseKeys(host.log, 'identities', keys);
    const token = serviceTokenSource({
      tokenUrl: config.TOKEN_URL,
      clientId: 'dispensing',
      clientSecret: readSecretFile(config.CLIENT_SECRET_FILE, 'refuse', () => randomBytes(0)).toString('utf8'),
      clock: host.clock,
    });
    const fraud = openClient(
      findService<FraudServiceDefinition>('ordonnancier.fraud.v1.FraudService'),
      config.FRAUD_ADDRESS,
      { token },
    );
    return {
      ...composeDispensing(host, { store, screening: openScreening(fraud), claimSecretKey: keys.claimSecret }),
      close: async () => {
        fraud.close();
        await store.patientKeys.close();
      },
    };
  },
});
