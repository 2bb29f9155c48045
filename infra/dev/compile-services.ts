// Fills the compile cache of the services: five processes that start at once on an empty one would each compile the
// same modules.
import { serviceNames } from './services.ts';

const programs = ['shared/service/run-service.ts', ...serviceNames.map((name) => `services/${name}/src/compose.ts`)];
for (const file of programs) await import(new URL(`../../${file}`, import.meta.url).href);
