import { z } from 'zod';
import { AppError } from '../lib/errors.ts';
import { startSandbox } from './server.ts';

/** The sandbox as a process of its own. Says `{"ready":true,"url":…}` once, on stdout and to a parent process. */
const environmentSchema = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  SANDBOX_REPLAY: z.string().optional(),
  SANDBOX_FAULTS: z.enum(['demo', 'none']).default('demo'),
});

async function run(): Promise<void> {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const environment = environmentSchema.safeParse(given);
  if (!environment.success) {
    const [issue] = environment.error.issues;
    throw new AppError('bad_environment', `${issue?.path.join('.')} is not right: ${issue?.message}.`);
  }
  const { SANDBOX_PORT, SANDBOX_REPLAY, SANDBOX_FAULTS } = environment.data;
  const { url } = await startSandbox({
    port: SANDBOX_PORT,
    faults: SANDBOX_FAULTS,
    ...(SANDBOX_REPLAY === undefined ? {} : { replayFolder: SANDBOX_REPLAY }),
  });
  const message = { ready: true, url };
  process.stdout.write(`${JSON.stringify(message)}\n`);
  process.send?.(message);
}

// Nothing here is worth keeping: gone at once, also when the parent process dies.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));
process.on('disconnect', () => process.exit(0));

run().catch((error: unknown) => {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
});

function sentenceFor(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `The port ${process.env.SANDBOX_PORT} is taken.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
