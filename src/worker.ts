import { migrate } from './db/migrate.ts';
import { openServices } from './features/open-services.ts';
import { workOnSearches } from './features/searches/jobs.ts';
import { type Configuration, configurationFrom, readEnvironment } from './lib/env.ts';
import { runUntilSignal } from './lib/process.ts';

/** Works on searches, on a migrated database, beside as many other workers as wanted. */
export async function startWorker(configuration: Configuration): Promise<{ stop(): Promise<void> }> {
  const services = await openServices(configuration, { maintain: true });
  const work = await workOnSearches(services, {
    concurrency: configuration.environment.PROVIDER_CONCURRENCY,
  });
  return {
    async stop() {
      await work.stop();
      await services.close();
    },
  };
}

if (import.meta.main) {
  await runUntilSignal('worker', async () => {
    const configuration = configurationFrom(readEnvironment(process.env));
    await migrate(configuration.databaseUrl);
    const worker = await startWorker(configuration);
    return { said: 'Castlist works on searches', stop: worker.stop };
  });
}
