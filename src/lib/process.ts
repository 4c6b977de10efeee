import { AppError } from './errors.ts';
import { logger } from './logger.ts';

interface Running {
  /** One line for who started it. */
  said: string;
  stop(): Promise<void>;
}

/** Runs a process of its own until it is told to end; what is expected to fail ends it with one sentence. */
export async function runUntilSignal(name: string, start: () => Promise<Running>): Promise<void> {
  try {
    const running = await start();
    logger.info(running.said);
    await new Promise((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
    await running.stop();
    process.exit(0);
  } catch (error) {
    if (error instanceof AppError) process.stderr.write(`${error.message}\n`);
    else logger.fatal({ error, name }, 'the process failed by a bug');
    process.exit(1);
  }
}
