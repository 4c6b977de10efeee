import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Replacement } from './planted-faults.ts';

const processFile = fileURLToPath(new URL('worker-process.ts', import.meta.url));
const plantFile = fileURLToPath(new URL('plant.ts', import.meta.url));
/** Halves the start of a process. */
const compileCache = fileURLToPath(new URL('../../node_modules/.cache/chaos', import.meta.url));

/**
 * Processes that have loaded the product and wait for an order. Loading it takes more time than a whole schedule, so that
 * those that live are used again, and some are kept in readiness for those that are killed.
 */
export interface WorkerPool {
  take(): Promise<ChildProcess>;
  /** For one that has stopped its worker in good order. */
  giveBack(child: ChildProcess): void;
  close(): Promise<void>;
}

export function createWorkerPool(spares: number, planted: Replacement[] = []): WorkerPool {
  const all = new Set<ChildProcess>();
  const idle: Promise<ChildProcess>[] = [];
  const plant = planted.length > 0 ? ['--import', plantFile] : [];

  function keep(child: ChildProcess): void {
    all.add(child);
    child.once('exit', () => all.delete(child));
  }

  async function begin(): Promise<ChildProcess> {
    const child = fork(processFile, {
      execPath: process.execPath,
      execArgv: ['--disable-warning=ExperimentalWarning', ...plant],
      serialization: 'advanced',
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: compileCache,
        LOG_LEVEL: process.env.CHAOS_LOG_LEVEL || 'silent',
        CHAOS_PLANT: JSON.stringify(planted),
      },
    });
    keep(child);
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`A worker process ended with ${code} before its first order.`);
    });
    ended.catch(() => undefined);
    await Promise.race([once(child, 'message'), ended]);
    return child;
  }

  function refill(): void {
    while (idle.length < spares) {
      const child = begin();
      child.catch(() => undefined); // seen by who takes it
      idle.push(child);
    }
  }

  // A frozen process would not notice that this one has ended.
  const killAll = () => {
    for (const child of all) child.kill('SIGKILL');
  };
  process.once('exit', killAll);
  refill();
  return {
    take() {
      const child = idle.shift() ?? begin();
      refill();
      return child;
    },
    giveBack(child) {
      child.removeAllListeners();
      keep(child);
      idle.unshift(Promise.resolve(child));
    },
    async close() {
      await Promise.allSettled(idle);
      const exits = [...all].map((child) => once(child, 'exit'));
      killAll();
      await Promise.all(exits);
      process.off('exit', killAll);
    },
  };
}
