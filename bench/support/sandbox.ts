import { startSandbox } from '../../src/local/sandbox-process.ts';
import type { LoggedCall } from '../../src/sandbox/call-log.ts';
import type { Faults } from '../../src/sandbox/faults.ts';

/** The outside world in a process of its own, and its call log: the truth about what was asked and how long it took. */
export interface BenchSandbox {
  url: string;
  /** As if new, with these latencies: the same draws come in the same order again. */
  reset(latency: NonNullable<Faults['latency']>): Promise<void>;
  setFaults(faults: Faults): Promise<void>;
  /** Of the provider's API, those of images aside. */
  calls(): Promise<LoggedCall[]>;
  imageCalls(): Promise<LoggedCall[]>;
  stop(): Promise<void>;
}

export async function startBenchSandbox(): Promise<BenchSandbox> {
  const { url, stop } = await startSandbox(undefined);
  async function control<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await fetch(new URL(`/__sandbox/${path}`, url), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok)
      throw new Error(`The sandbox's control answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }
  async function allCalls(): Promise<LoggedCall[]> {
    const all: LoggedCall[] = [];
    for (;;) {
      const { calls } = await control<{ calls: LoggedCall[] }>(
        'GET',
        `calls?after=${all.at(-1)?.number ?? 0}`,
      );
      if (calls.length === 0) return all;
      all.push(...calls);
    }
  }

  return {
    url,
    stop,
    async reset(latency) {
      await control('POST', 'reset');
      await control('PUT', 'faults', { latency });
    },
    async setFaults(faults) {
      await control('PUT', 'faults', faults);
    },
    calls: async () => (await allCalls()).filter(({ endpoint }) => endpoint !== 'image'),
    imageCalls: async () => (await allCalls()).filter(({ endpoint }) => endpoint === 'image'),
  };
}
