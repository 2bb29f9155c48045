// Fills the compile cache of the services after an installation: five processes that start at once on an empty one would
// each compile the same modules.
import { enableCompileCache } from 'node:module';
import { compileCacheDirectory, serviceNames } from './services.ts';

enableCompileCache(compileCacheDirectory);
const programs = ['shared/service/run-service.ts', ...serviceNames.map((name) => `services/${name}/src/compose.ts`)];
for (const file of programs) await import(new URL(`../../${file}`, import.meta.url).href);
