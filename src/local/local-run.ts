import { migrate } from '../db/migrate.ts';
import { builtWebFolder, type Configuration, type Environment, imageStoreOf } from '../lib/env.ts';
import { joinEmbeddedPostgres } from './embedded-postgres.ts';
import type { Progress } from './progress.ts';
import { startSandbox } from './sandbox-process.ts';
import { openStateFolder, readSecrets } from './state-folder.ts';
import { allSettledOrThrow, createStopList, type StopList } from './stop-list.ts';

/** All that Castlist needs around it on one machine: a database, secrets and, without a provider's key, the sandbox. */
export interface LocalRun {
  configuration: Configuration;
  stop(): Promise<void>;
}

const demoEmail = 'demo@castlist.example';

/** Starts what the environment does not name. When one part fails, the others are stopped again. */
export async function prepareLocalRun(environment: Environment, progress: Progress): Promise<LocalRun> {
  const stateFolder = openStateFolder(environment.CASTLIST_STATE);
  const stops = createStopList();
  try {
    const [secrets, databaseUrl, sandboxUrl] = await allSettledOrThrow([
      readSecrets(stateFolder),
      prepareDatabase(environment, stateFolder, progress, stops),
      prepareSandbox(environment, progress, stops),
    ]);
    const configuration: Configuration = {
      environment,
      databaseUrl,
      authSecret: environment.AUTH_SECRET ?? secrets.authSecret,
      sandboxUrl,
      // An account whose password stands on the screen is for this machine only.
      demo: isLoopback(environment.HOST) ? { email: demoEmail, password: secrets.demoPassword } : null,
      webFolder: builtWebFolder,
      imageStore: imageStoreOf(environment),
    };
    return { configuration, stop: stops.stopAll };
  } catch (error) {
    await stops.stopAll();
    throw error;
  }
}

async function prepareDatabase(
  environment: Environment,
  stateFolder: string,
  progress: Progress,
  stops: StopList,
): Promise<string> {
  const url = environment.DATABASE_URL ?? (await startDatabase(stateFolder, progress, stops));
  const { applied } = await migrate(url);
  if (applied.length > 0) progress.note(`✓ Database migrated (${applied.length} steps)`);
  return url;
}

async function startDatabase(stateFolder: string, progress: Progress, stops: StopList): Promise<string> {
  const database = await progress.step('Database', joinEmbeddedPostgres(stateFolder));
  stops.add(database.release);
  if (database.elsewhere !== null) {
    progress.note(`  Its files are in ${database.elsewhere.folder}: ${database.elsewhere.reason}.`);
  }
  return database.url;
}

async function prepareSandbox(
  environment: Environment,
  progress: Progress,
  stops: StopList,
): Promise<string | null> {
  if (environment.SCRAPECREATORS_API_KEY !== undefined) return null;
  if (environment.SANDBOX_URL !== undefined) return environment.SANDBOX_URL;
  const sandbox = await progress.step('Sandbox', startSandbox(environment.SANDBOX_REPLAY));
  stops.add(sandbox.stop);
  return sandbox.url;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
