import { type Catalogue, openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { readThesaurus } from '@ordonnancier/catalogue/thesaurus/import-thesaurus.ts';
import { type Interactions, openInteractions } from '@ordonnancier/catalogue/thesaurus/interactions.ts';
import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { fileKeyEncryption } from '@ordonnancier/security/key-encryption.ts';
import { openPatientKeys, type PatientKeys } from '@ordonnancier/security/patient-keys.ts';
import { serviceConfig } from '@ordonnancier/service/config.ts';
import { recogniseKeys } from '@ordonnancier/service/known-keys.ts';
import { z } from 'zod';
import type { InsDomains } from './admit-document.ts';
import { type PrescriberDirectory, sandboxPrescribers } from './prescriber-directory.ts';
import { openPrescriptions, type Prescriptions } from './prescriptions.ts';
import { keysOf, loadPrescriptionSecrets, type PrescriptionSecrets } from './secrets.ts';

/** What both doors to prescriptions are told by their environment. */
export const prescriptionStoreConfig = serviceConfig.extend({
  /** Of the secret keys, one file each. */
  KEYS_DIRECTORY: z.string().min(1),
  /** PostgreSQL of the patients' data keys; in production another one than DATABASE_URL, which is what it is when absent. */
  KEYS_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** `create` makes the keys that are not there: development only. */
  SECRETS_MISSING: z.enum(['create', 'refuse']).default('refuse'),
  /** Whose identities are taken: those of people, or invented ones, never both. */
  INS_DOMAINS: z.enum(['production', 'test']).default('production'),
  /** Of the editions of the catalogue; the seed that comes with the software when absent. */
  CATALOGUE_DIRECTORY: z.string().min(1).optional(),
});

export type PrescriptionStoreConfig = z.infer<typeof prescriptionStoreConfig>;

/** Everything it takes to write prescriptions and to read them. */
export interface PrescriptionStore {
  readonly log: EventLog;
  readonly prescriptions: Prescriptions;
  readonly patientKeys: PatientKeys;
  readonly secrets: PrescriptionSecrets;
  readonly catalogue: Catalogue;
  /** Undefined when the catalogue's folder holds no thesaurus: nothing is then known of interactions. */
  readonly interactions: Interactions | undefined;
  readonly insDomains: InsDomains;
  /** What day it is where a prescriber exercises; pharmacies stand where their FINESS number says. */
  readonly prescribers: PrescriberDirectory;
}

/**
 * Close its `patientKeys` in the end; the log is the caller's.
 *
 * @throws UnknownKey when the log was written under other keys.
 */
export async function openPrescriptionStore(
  config: PrescriptionStoreConfig,
  log: EventLog,
  prescribers: PrescriberDirectory = sandboxPrescribers,
): Promise<PrescriptionStore> {
  const secrets = loadPrescriptionSecrets(config.KEYS_DIRECTORY, config.SECRETS_MISSING);
  await recogniseKeys(log, 'identities', keysOf(secrets));
  const editions = config.CATALOGUE_DIRECTORY ?? seedEditionsFolder;
  const thesaurus = readThesaurus(editions);
  return {
    log,
    prescriptions: openPrescriptions(log),
    patientKeys: await openPatientKeys({
      databaseUrl: config.KEYS_DATABASE_URL ?? config.DATABASE_URL,
      keyEncryption: fileKeyEncryption(secrets.keyEncryption),
    }),
    secrets,
    catalogue: openCatalogue(readEditions(editions)),
    interactions: thesaurus && openInteractions(thesaurus),
    insDomains: config.INS_DOMAINS,
    prescribers,
  };
}
