import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openImageConverter } from '../../src/lib/image-conversion/image-converter.ts';
import { mutate, sampleImages } from '../../src/lib/image-conversion/mutated-images.fixture.ts';
import { createRandom, itemAt, mix } from '../../src/sandbox/random.ts';

const processes = 2;
const renditions = [{ width: 96, height: 96, format: 'webp' }] as const;

export interface MutationFigures {
  count: number;
  seconds: number;
  /** How many ended how: `done`, or the reason for which they were refused. */
  outcomes: Record<string, number>;
  /** What ended a process or was too slow: to be made again by seed and number. */
  harmful: { number: number; outcome: string }[];
  longestMs: number;
  /** Of one child process; null where there is no /proc. */
  peakChildBytes: number | null;
  longestLoopDelayMs: number;
  /** 99th percentile, in samples of 1 ms. */
  loopDelayMs: number;
}

/** Gives wounded pictures of all formats to a real pool, which has to answer for each of them. */
export async function measureMutations(options: { count: number; seed: number }): Promise<MutationFigures> {
  const { count, seed } = options;
  const samples = await sampleImages();
  const converter = openImageConverter({ processes });
  // A server has its pool before it has grown.
  await converter.convert(itemAt(samples, 0), renditions, { urgent: true });
  // All of them before: what is measured is what a server does.
  const mutated = Array.from({ length: count }, (_, number) =>
    mutate(itemAt(samples, number), createRandom(mix(seed, number))),
  );
  const outcomes: Record<string, number> = {};
  const harmful: MutationFigures['harmful'] = [];
  let longestMs = 0;
  let peakChildBytes: number | null = null;
  const watch = setInterval(() => {
    const bytes = peakOfChildren();
    if (bytes !== null) peakChildBytes = Math.max(bytes, peakChildBytes ?? 0);
  }, 1_000);
  const loopDelay = monitorEventLoopDelay({ resolution: 1 });
  let next = 0;

  async function convertOneByOne(): Promise<void> {
    for (let number = next++; number < count; number = next++) {
      const conversion = await converter.convert(itemAt(mutated, number), renditions, { urgent: true });
      const outcome = conversion.done ? 'done' : conversion.reason;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (outcome === 'crashed' || outcome === 'timeout') harmful.push({ number, outcome });
      longestMs = Math.max(longestMs, conversion.milliseconds);
    }
  }

  loopDelay.enable();
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: 2 * processes }, convertOneByOne));
  const seconds = (performance.now() - startedAt) / 1_000;
  loopDelay.disable();
  clearInterval(watch);
  await converter.close();
  return {
    count,
    seconds,
    outcomes,
    harmful,
    longestMs,
    peakChildBytes,
    longestLoopDelayMs: loopDelay.max / 1e6,
    loopDelayMs: loopDelay.percentile(99) / 1e6,
  };
}

function peakOfChildren(): number | null {
  try {
    const peaks = childrenOf(process.pid)
      .flatMap(childrenOf)
      .map((pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024);
    return Math.max(0, ...peaks);
  } catch {
    return null; // no /proc, or a child that has just ended
  }
}

function childrenOf(pid: number): number[] {
  const pids = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return pids === '' ? [] : pids.split(' ').map(Number);
}
