import { stopTestServer } from './global-setup.ts';

export default async function globalTeardown(): Promise<void> {
  for (const stop of stopTestServer) await stop();
}
