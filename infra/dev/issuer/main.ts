// The development issuer as a process of its own, for the containers of docker-compose.yml.
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { readIdentities } from './identities.ts';
import { startIssuer } from './issuer.ts';

const config = z
  .object({
    ISSUER_HOST: z.string(),
    ISSUER_PORT: z.coerce.number().int().min(1).max(65_535),
    /** What tokens name as their issuer. */
    ISSUER_URL: z.url(),
    ISSUER_STATE_DIRECTORY: z.string().min(1),
    /** `<service>=<file>`, comma-separated: where to put the client secrets of the services that call others. */
    CLIENT_SECRET_FILES: z.string().default(''),
  })
  .parse(process.env);

const issuer = await startIssuer({
  stateDirectory: config.ISSUER_STATE_DIRECTORY,
  host: config.ISSUER_HOST,
  port: config.ISSUER_PORT,
  publicUrl: config.ISSUER_URL,
  identities: readIdentities(new URL('../../../examples/identities.json', import.meta.url)),
});
for (const entry of config.CLIENT_SECRET_FILES.split(',').filter((text) => text !== '')) {
  const [service = '', file = ''] = entry.split('=');
  writeFileSync(file, issuer.clientSecretOf(service), { mode: 0o600 });
}
process.once('SIGTERM', () => void issuer.stop());
