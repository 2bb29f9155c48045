import path from 'node:path';
import { readPrescriberDirectory, sandboxPrescribers } from '@ordonnancier/prescription-store/prescriber-directory.ts';
import { openPrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { openPrescriberKeys } from '@ordonnancier/security/prescriber-keys.ts';
import { readConfig } from '@ordonnancier/service/config.ts';
import { runService } from '@ordonnancier/service/run-service.ts';
import { composePrescription } from './compose.ts';
import { prescriptionConfig } from './config.ts';

const config = readConfig(prescriptionConfig, process.env);

await runService({
  name: 'prescription',
  config,
  migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
  compose: async (host) => {
    const directoryFile = config.PRESCRIBER_DIRECTORY_FILE;
    const prescribers = directoryFile === undefined ? sandboxPrescribers : readPrescriberDirectory(directoryFile);
    const store = await openPrescriptionStore(config, host.log, prescribers);
    const prescriberKeys = openPrescriberKeys({ keySetUrl: config.PRESCRIBER_KEYS_URL, clock: host.clock });
    return composePrescription(host, store, prescriberKeys);
  },
});
