import { serve } from '@hono/node-server';
import { migrate } from './db/migrate.ts';
import { ensureDemoAccount } from './features/accounts/demo-account.ts';
import { openServerServices } from './features/open-server-services.ts';
import { createApp } from './http/app.ts';
import { type Configuration, configurationFrom, readEnvironment } from './lib/env.ts';
import { AppError } from './lib/errors.ts';
import { runUntilSignal } from './lib/process.ts';

/** How long open requests may take to end at a stop; streams of events never do by themselves. */
const drainMs = 500;

/** Serves the API and the screens on a migrated database. Throws `port_taken`. */
export async function startServer(
  configuration: Configuration,
): Promise<{ url: string; stop(): Promise<void> }> {
  const { environment, demo, webFolder } = configuration;
  const services = await openServerServices(configuration, { maintain: false });
  if (demo) await ensureDemoAccount(services, demo);
  const app = createApp(services, { publicUrl: environment.PUBLIC_URL, webFolder });

  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(
    (resolve, reject) => {
      const starting = serve(
        {
          fetch: app.fetch,
          hostname: environment.HOST,
          port: environment.PORT,
          // An export of a thousand chosen creators names them in its address: 37 kB.
          serverOptions: { maxHeaderSize: 64 * 1024 },
        },
        (info) => resolve({ server: starting, port: info.port }),
      );
      starting.once('error', reject);
    },
  ).catch(async (error: NodeJS.ErrnoException) => {
    await services.close();
    throw error.code === 'EADDRINUSE'
      ? new AppError(
          'port_taken',
          `Port ${environment.PORT} is taken. Free it or choose another with PORT=…`,
          {
            cause: error,
          },
        )
      : error;
  });

  const host = ['0.0.0.0', '::', '127.0.0.1'].includes(environment.HOST) ? 'localhost' : environment.HOST;
  return {
    url: `http://${host}:${port}`,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), drainMs);
      await closed;
      clearTimeout(cut);
      await services.close();
    },
  };
}

if (import.meta.main) {
  await runUntilSignal('server', async () => {
    const configuration = configurationFrom(readEnvironment(process.env));
    await migrate(configuration.databaseUrl);
    const server = await startServer(configuration);
    return { said: `Castlist serves at ${server.url}`, stop: server.stop };
  });
}
