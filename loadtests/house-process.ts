// The whole house as `npm start` runs it, in processes apart from the one that generates the load.
import { readIdentities } from '@ordonnancier/dev/issuer/identities.ts';
import { optional } from '@ordonnancier/dev/optional.ts';
import { startStack } from '@ordonnancier/dev/stack.ts';
import { announceAndServe } from './children.ts';
import { identitiesFile } from './people.ts';

const [stateDirectory] = process.argv.slice(2);
if (stateDirectory === undefined) throw new Error('usage: house-process.ts <state directory>');

const stack = await startStack({
  stateDirectory,
  durability: 'durable',
  identities: readIdentities(identitiesFile),
  ...optional('logUrl', process.env['LOG_URL']),
});
await announceAndServe(
  {
    databaseUrl: stack.databaseUrl,
    tokenUrl: stack.issuer.tokenUrl,
    grpc: stack.grpc,
    processIds: Object.fromEntries(stack.services.map(({ name, process }) => [name, process.pid])),
  },
  () => stack.stop(),
);
