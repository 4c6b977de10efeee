import type { BenchPostgres } from '../support/database.ts';
import { createReport, note, type Report } from '../support/report.ts';
import { measureHeic } from './heic.ts';
import { measureMutations } from './mutations.ts';
import { measurePage } from './page.ts';

const mutations = 10_000;

/** Faces as a person waits for them, HEIC beside its peers, and pictures that were tampered with. */
export async function benchImages(
  postgres: BenchPostgres,
  { runs, seed }: { runs: number; seed: number },
): Promise<void> {
  const report = createReport(
    'images',
    'Images: a page of 1,000 creators, HEIC, damaged files',
    postgres.version,
  );
  await measurePage(postgres, report);
  report.say('');
  await reportHeic(report, runs);
  report.say('');
  await reportMutations(report, seed);
  report.keep();
}

async function reportHeic(report: Report, runs: number): Promise<void> {
  const figures = await measureHeic({ runs });
  report.say(
    'HEIC, medians in milliseconds one at a time, and per second by two processes. native = heif-convert of libheif',
  );
  report.say(
    'to a JPEG of full size, without the start of its process; heic-convert to a JPEG of full size.',
  );
  report.say('');
  report.table(
    ['picture', 'ours', 'heic-convert', 'native', 'times as fast', 'ours /s', 'heic-convert /s'],
    figures.map(({ name, oursMs, heicConvertMs, nativeMs, ratio, oursPerSecond, heicConvertPerSecond }) => [
      name,
      oursMs.toFixed(1),
      heicConvertMs.toFixed(1),
      nativeMs?.toFixed(1) ?? '–',
      ratio.toFixed(1),
      oursPerSecond.toFixed(1),
      heicConvertPerSecond.toFixed(1),
    ]),
  );
}

async function reportMutations(report: Report, seed: number): Promise<void> {
  note(`  ${mutations.toLocaleString('en')} damaged files`);
  const { count, seconds, outcomes, harmful, longestMs, peakChildBytes, longestLoopDelayMs, loopDelayMs } =
    await measureMutations({ count: mutations, seed });
  const endings = Object.entries(outcomes).map(([outcome, times]) => `${times} ${outcome}`);
  const peak = peakChildBytes === null ? 'unknown' : `${Math.round(peakChildBytes / 2 ** 20)} MB`;
  report.say(
    `${count.toLocaleString('en')} damaged HEIC, JPEG, PNG, WebP, GIF and AVIF files (seed ${seed}) in ${seconds.toFixed(0)} s: ${endings.join(', ')}.`,
  );
  report.say(
    `Longest ${(longestMs / 1000).toFixed(2)} s; most memory of a process ${peak}; event loop of the parent held ${loopDelayMs.toFixed(1)} ms p99, ${longestLoopDelayMs.toFixed(1)} ms at most (aim 20).`,
  );
  for (const { number, outcome } of harmful) report.say(`  file ${number}: ${outcome}`);
}
