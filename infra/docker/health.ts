// Health command of the containers: exits 0 while the service of this container says SERVING.
import { isServing } from '@ordonnancier/grpc/health-client.ts';

const healthMsMax = 2_000;

process.exitCode = (await isServing(`127.0.0.1:${process.env['GRPC_PORT'] ?? ''}`, healthMsMax)) ? 0 : 1;
