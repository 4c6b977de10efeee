import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';

export interface Arrival {
  /** The route that it counts for. */
  name: string;
  path: string;
  headers: Record<string, string>;
}

/** As a proxy in front would have; requests beyond them wait, which counts. */
const mostConnections = 100;

/**
 * Sends requests at a constant rate, whether earlier ones are answered or not, and answers the latencies by name in
 * milliseconds. Each is counted from when it was due: a server that stalls cannot hide the requests that it held up.
 */
export async function runOpenLoop(
  url: string,
  { perSecond, seconds, next }: { perSecond: number; seconds: number; next: (number: number) => Arrival },
): Promise<Map<string, number[]>> {
  const latencies = new Map<string, number[]>();
  const agent = new Agent({ connections: mostConnections });
  const running: Promise<void>[] = [];
  const failures: string[] = [];
  const startedAt = performance.now();
  async function send(number: number): Promise<void> {
    const { name, path, headers } = next(number);
    const dueAt = startedAt + (number * 1000) / perSecond;
    try {
      const answer = await request(new URL(path, url), { headers, dispatcher: agent });
      await answer.body.arrayBuffer();
      if (answer.statusCode !== 200) throw new Error(`it answered ${answer.statusCode}`);
    } catch (error) {
      failures.push(`GET ${path}: ${error instanceof Error ? error.message : error}`);
    }
    const ofName = latencies.get(name) ?? [];
    ofName.push(performance.now() - dueAt);
    latencies.set(name, ofName);
  }
  for (let number = 0; number < perSecond * seconds; ) {
    const due = ((performance.now() - startedAt) * perSecond) / 1000;
    for (; number <= due && number < perSecond * seconds; number += 1) running.push(send(number));
    await sleep(1);
  }
  await Promise.all(running);
  await agent.close();
  if (failures.length > 0)
    throw new Error(`${failures.length} of ${running.length} requests failed, the first: ${failures[0]}`);
  return latencies;
}
