import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Where `npm run catalogue` puts what it imports. */
export function catalogueDirectory(stateDirectory: string): string {
  return path.join(stateDirectory, 'catalogue');
}

/** The same, once it holds an edition: services then read it instead of the seed. */
export function importedCatalogue(stateDirectory: string): string | undefined {
  const directory = catalogueDirectory(stateDirectory);
  const holdsEdition =
    existsSync(directory) && readdirSync(directory).some((name) => /^edition-.*\.ndjson$/.test(name));
  return holdsEdition ? directory : undefined;
}
