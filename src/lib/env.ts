import { z } from 'zod';
import { AppError } from './errors.ts';

const port = z.coerce.number().int().min(0).max(65535);
const flag = z.enum(['0', '1', 'true', 'false']).transform((text) => text === '1' || text === 'true');
const positive = z.coerce.number().positive();

/** Every variable that Castlist reads, explained in `.env.example`. Empty counts as not set. */
const environmentSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.string().optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(4).max(500).default(20),
  AUTH_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  SCRAPECREATORS_API_KEY: z.string().optional(),
  SCRAPECREATORS_URL: z.url({ protocol: /^https?$/ }).default('https://api.scrapecreators.com'),
  SANDBOX_URL: z.url({ protocol: /^http$/ }).optional(),
  SANDBOX_REPLAY: z.string().optional(),
  PROVIDER_CONCURRENCY: z.coerce.number().int().min(1).max(500).default(20),
  PROVIDER_TIMEOUT_SECONDS: positive.default(30),
  SEARCH_DEADLINE_MINUTES: positive.default(60),
  DEMO_LOGIN: flag.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
export type Environment = z.infer<typeof environmentSchema>;

/** Reads and checks the environment; throws an `AppError` that names each bad variable. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new AppError('bad_environment', `The environment is not right: ${problems.join('; ')}.`);
}
