/** One call that the sandbox was asked, as its log has it. */
export interface SandboxCall {
  number: number;
  endpoint: string;
  path: string;
  query: Record<string, string>;
  status: number | null;
  kind: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  finishedAt: number | null;
  credits: number;
  /** Of images: what the networks look at. */
  headers?: { referer: string | null; userAgent: string | null };
}

/** The sandbox's control, and its call log: the truth about what was asked and what it cost. */
export interface TestSandbox {
  url: string;
  setFaults(faults: Record<string, unknown>): Promise<void>;
  reset(): Promise<void>;
  calls(): Promise<SandboxCall[]>;
  callsUnderWay(): Promise<number>;
}

export function createTestSandbox(url: string): TestSandbox {
  async function control(method: string, path: string, body?: unknown) {
    const answer = await fetch(new URL(`/__sandbox/${path}`, url), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok)
      throw new Error(`The sandbox's control answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }
  return {
    url,
    async setFaults(faults) {
      await control('PUT', 'faults', faults);
    },
    async reset() {
      await control('POST', 'reset');
    },
    async callsUnderWay() {
      return ((await control('GET', 'state')) as { inFlight: number }).inFlight;
    },
    async calls() {
      const all: SandboxCall[] = [];
      for (;;) {
        const page = (await control('GET', `calls?after=${all.at(-1)?.number ?? 0}`)) as {
          calls: SandboxCall[];
        };
        if (page.calls.length === 0) return all;
        all.push(...page.calls);
      }
    },
  };
}
