import { migrate } from './db/migrate.ts';
import { workOnImages } from './features/images/jobs.ts';
import { openServices } from './features/open-services.ts';
import { workOnSearches } from './features/searches/jobs.ts';
import { type Configuration, configurationFrom, readEnvironment } from './lib/env.ts';
import { runUntilSignal } from './lib/process.ts';

/** Works on searches and on the images of what they find, on a migrated database, beside as many other workers as wanted. */
export async function startWorker(configuration: Configuration): Promise<{ stop(): Promise<void> }> {
  const services = await openServices(configuration, { maintain: true });
  const work = await workOnSearches(services, {
    concurrency: configuration.environment.PROVIDER_CONCURRENCY,
  });
  const imageWork = workOnImages(services);
  return {
    async stop() {
      await Promise.all([work.stop(), imageWork.stop()]);
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
