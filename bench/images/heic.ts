import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Rendition } from '../../src/lib/image-conversion/draw-image.ts';
import { median } from '../support/figures.ts';
import { note } from '../support/report.ts';
import type { ConverterName } from './heic-converters.ts';
import { heicFixture, severalOf, twelveMegapixels } from './heic-files.ts';

export interface HeicFigures {
  name: string;
  /** Medians, one conversion at a time. */
  oursMs: number;
  heicConvertMs: number;
  /** libheif's heif-convert, to a JPEG of full size, without the start of its process; null where it is not installed. */
  nativeMs: number | null;
  /** How many times as long heic-convert takes. */
  ratio: number;
  /** By two processes that convert at once. */
  oursPerSecond: number;
  heicConvertPerSecond: number;
}

interface Case {
  name: string;
  file: string;
  /** The same picture, `often` times in one file: heif-convert converts all. */
  severalFile: string;
  rendition: Rendition;
  /** Small pictures are converted more often, for a figure as good as those of large ones. */
  often: number;
}

const processFile = fileURLToPath(new URL('heic-process.ts', import.meta.url));
const execute = promisify(execFile);

/** HEIC to what the product serves, beside heic-convert and native libheif: in turns, each in processes of its own. */
export async function measureHeic({ runs }: { runs: number }): Promise<HeicFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'castlist-heic-'));
  try {
    const figures: HeicFigures[] = [];
    for (const one of await writeCases(folder)) {
      note(`HEIC: ${one.name}`);
      figures.push(await measureCase(one, folder, runs));
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeCases(folder: string): Promise<Case[]> {
  const write = async (name: string, bytes: Buffer) => {
    const file = join(folder, `${name}.heic`);
    await writeFile(file, bytes);
    return file;
  };
  await write('start', await heicFixture('chart'));
  const avatar = {
    file: await write('200', await heicFixture('photo-200')),
    severalFile: await write('several-200', await severalOf('photo-200', 200, 200, 20)),
    often: 20,
  };
  const post = {
    file: await write('1080', await heicFixture('photo-1080')),
    severalFile: await write('several-1080', await severalOf('photo-1080', 1080, 1350, 4)),
    often: 4,
  };
  const photoFile = await write('12-megapixels', await twelveMegapixels());
  const photo = { file: photoFile, severalFile: photoFile, often: 1 };
  const jpeg = (width: number, height: number) => ({ width, height, format: 'jpeg' as const });
  const webp = (width: number, height: number) => ({ width, height, format: 'webp' as const });
  return [
    { name: '200 px to 96 px, WebP', ...avatar, rendition: webp(96, 96) },
    { name: '200 px to 96 px, JPEG', ...avatar, rendition: jpeg(96, 96) },
    { name: '1080 px to 480 px, WebP', ...post, rendition: webp(480, 624) },
    { name: '1080 px to 480 px, JPEG', ...post, rendition: jpeg(480, 624) },
    { name: '12 MP to 480 px, WebP', ...photo, rendition: webp(480, 624) },
    { name: '1080 px as a whole, JPEG', ...post, rendition: jpeg(1080, 1350) },
    { name: '12 MP as a whole, JPEG', ...photo, rendition: jpeg(4032, 3024) },
  ];
}

interface Converting {
  /** Milliseconds of each conversion. */
  convert(count: number): Promise<number[]>;
  stop(): void;
}

async function measureCase(one: Case, folder: string, runs: number): Promise<HeicFigures> {
  const ours = await Promise.all([startConverting('castlist', one), startConverting('castlist', one)]);
  const theirs = await Promise.all([
    startConverting('heic-convert', one),
    startConverting('heic-convert', one),
  ]);
  try {
    const [oursMs, heicConvertMs, nativeMs]: [number[], number[], number[]] = [[], [], []];
    const [oursPerSecond, heicConvertPerSecond]: [number[], number[]] = [[], []];
    for (let run = 0; run < runs; run++) {
      oursMs.push(...(await ours[0].convert(one.often)));
      heicConvertMs.push(...(await theirs[0].convert(one.often)));
      const native = await nativeMilliseconds(one, folder);
      if (native !== null) nativeMs.push(native);
      oursPerSecond.push(await perSecond(ours, one.often));
      heicConvertPerSecond.push(await perSecond(theirs, one.often));
    }
    return {
      name: one.name,
      oursMs: median(oursMs),
      heicConvertMs: median(heicConvertMs),
      nativeMs: nativeMs.length === 0 ? null : median(nativeMs),
      ratio: median(heicConvertMs) / median(oursMs),
      oursPerSecond: median(oursPerSecond),
      heicConvertPerSecond: median(heicConvertPerSecond),
    };
  } finally {
    for (const process of [...ours, ...theirs]) process.stop();
  }
}

async function startConverting(converter: ConverterName, one: Case): Promise<Converting> {
  const options = [converter, one.file, JSON.stringify(one.rendition), String(one.often)];
  const child = fork(processFile, options);
  child.once('exit', (code) => {
    if (code) throw new Error(`A process that converts by ${converter} ended with ${code}.`);
  });
  await once(child, 'message');
  return {
    async convert(count) {
      child.send(count);
      const [milliseconds] = await once(child, 'message');
      return milliseconds;
    },
    stop: () => child.kill(),
  };
}

async function perSecond(processes: Converting[], conversionsEach: number): Promise<number> {
  const milliseconds = await millisecondsOf(() =>
    Promise.all(processes.map((process) => process.convert(conversionsEach))),
  );
  return (1000 * processes.length * conversionsEach) / milliseconds;
}

/** Null where it is not installed. What a picture of 128 x 96 takes is nearly all start of the process. */
async function nativeMilliseconds({ severalFile, often }: Case, folder: string): Promise<number | null> {
  const convert = (from: string) =>
    millisecondsOf(() => execute('heif-convert', ['-q', '85', from, join(folder, 'native.jpg')]));
  try {
    const startMs = await convert(join(folder, 'start.heic'));
    return ((await convert(severalFile)) - startMs) / often;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
