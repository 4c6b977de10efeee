import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AppError } from './errors.ts';

const port = z.coerce.number().int().min(0).max(65535);
const positive = z.coerce.number().positive();
const budget = z.coerce.number().int().positive().optional();

/** Every variable that Castlist reads, explained in `.env.example`. Empty counts as not set. */
const environmentSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'is not of the form postgres://user:password@host:5432/database',
    })
    .optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(4).max(500).default(20),
  AUTH_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  SCRAPECREATORS_API_KEY: z.string().optional(),
  SCRAPECREATORS_URL: z.url({ protocol: /^https?$/ }).default('https://api.scrapecreators.com'),
  SANDBOX_URL: z.url({ protocol: /^http$/ }).optional(),
  SANDBOX_REPLAY: z.string().optional(),
  PROVIDER_CONCURRENCY: z.coerce.number().int().min(1).max(500).default(20),
  PROVIDER_TIMEOUT_SECONDS: positive.default(30),
  SEARCH_DEADLINE_MINUTES: positive.default(60),
  PROFILE_CACHE_DAYS: z
    .string()
    .regex(/^\d+(\.\d+)?(\s*,\s*[a-z][a-z0-9-]*=\d+(\.\d+)?)*$/, 'is not of the form 7 or 7, <network>=3')
    .default('7'),
  CREDITS_PER_SEARCH: budget,
  CREDITS_PER_ACCOUNT_MONTH: budget,
  CREDITS_PER_DAY: budget,
  IMAGE_STORE: z.string().optional(),
  IMAGE_STORE_GIGABYTES: positive.default(5),
  IMAGE_WARMING: z.coerce.number().int().min(0).max(64).default(8),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  CASTLIST_STATE: z.string().default('.castlist'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
export type Environment = z.infer<typeof environmentSchema>;

/** Reads and checks the environment; throws an `AppError` that names each bad variable. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new AppError('bad_environment', `The environment is not right: ${problems.join('; ')}.`);
}

/** All that a server or a worker has to know to run; the local run makes up what the environment leaves out. */
export interface Configuration {
  environment: Environment;
  databaseUrl: string;
  authSecret: string;
  /** Where the sandbox listens; null when ScrapeCreators itself is asked. */
  sandboxUrl: string | null;
  /** The account behind "continue as demo"; null outside of the local run. */
  demo: { email: string; password: string } | null;
  /** The folder of the built screens. */
  webFolder: string;
  /** A folder, or `s3://…`. */
  imageStore: string;
}

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
export const builtWebFolder = join(projectFolder, 'dist', 'web');

/** Beside the other data of the installation, when nothing else is said. */
export function imageStoreOf({ IMAGE_STORE, CASTLIST_STATE }: Environment): string {
  return IMAGE_STORE ?? resolve(projectFolder, CASTLIST_STATE, 'images');
}

/** The configuration of a server or worker that runs on its own: nothing is made up, so each missing part is named. */
export function configurationFrom(environment: Environment): Configuration {
  const { DATABASE_URL: databaseUrl, AUTH_SECRET: authSecret } = environment;
  if (databaseUrl === undefined) {
    throw new AppError(
      'bad_environment',
      'DATABASE_URL is not set: a server or worker on its own needs a Postgres to work with.',
    );
  }
  if (authSecret === undefined) {
    throw new AppError(
      'bad_environment',
      'AUTH_SECRET is not set: sessions are signed with it (32 characters or more, the same everywhere).',
    );
  }
  if (environment.SCRAPECREATORS_API_KEY === undefined && environment.SANDBOX_URL === undefined) {
    throw new AppError(
      'bad_environment',
      'Neither SCRAPECREATORS_API_KEY nor SANDBOX_URL is set: one of them says where creators come from.',
    );
  }
  return {
    environment,
    databaseUrl,
    authSecret,
    sandboxUrl: environment.SCRAPECREATORS_API_KEY === undefined ? (environment.SANDBOX_URL ?? null) : null,
    demo: null,
    webFolder: builtWebFolder,
    imageStore: imageStoreOf(environment),
  };
}
