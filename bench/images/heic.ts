import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import type { Rendition } from '../../src/lib/image-conversion/draw-image.ts';
import { median } from '../support/figures.ts';
import { note } from '../support/report.ts';
import { type ConverterName, converters } from './heic-converters.ts';
import { heicFixture, twelveMegapixels } from './heic-files.ts';

export interface HeicFigures {
  name: string;
  /** Medians, one conversion at a time. */
  oursMs: number;
  heicConvertMs: number;
  /** libheif's own heif-convert, to a JPEG of full size, less the start of its process; null where it is not installed. */
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
  rendition: Rendition;
  /** Small pictures are converted more often, for a figure as good as those of large ones. */
  often: number;
}

const processFile = fileURLToPath(new URL('heic-process.ts', import.meta.url));
const execute = promisify(execFile);

/** HEIC to what the product serves, beside heic-convert and native libheif: in turns, on the same files. */
export async function measureHeic({ runs }: { runs: number }): Promise<HeicFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'castlist-heic-'));
  // As in the processes that convert.
  sharp.concurrency(1);
  sharp.cache(false);
  try {
    const figures: HeicFigures[] = [];
    for (const one of await writeCases(folder)) {
      note(`HEIC: ${one.name}`);
      figures.push({ name: one.name, ...(await oneAtATime(one, folder, runs)), ...(await twoAtOnce(one)) });
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
  const avatar = await write('200', await heicFixture('photo-200'));
  const post = await write('1080', await heicFixture('photo-1080'));
  const photo = await write('12-megapixels', await twelveMegapixels());
  const jpeg = (width: number, height: number) => ({ width, height, format: 'jpeg' as const });
  const webp = (width: number, height: number) => ({ width, height, format: 'webp' as const });
  return [
    { name: '200 px to 96 px, WebP', file: avatar, rendition: webp(96, 96), often: 20 },
    { name: '200 px to 96 px, JPEG', file: avatar, rendition: jpeg(96, 96), often: 20 },
    { name: '1080 px to 480 px, WebP', file: post, rendition: webp(480, 624), often: 4 },
    { name: '1080 px to 480 px, JPEG', file: post, rendition: jpeg(480, 624), often: 4 },
    { name: '12 MP to 480 px, WebP', file: photo, rendition: webp(480, 624), often: 1 },
    { name: '1080 px as a whole, JPEG', file: post, rendition: jpeg(1080, 1350), often: 4 },
    { name: '12 MP as a whole, JPEG', file: photo, rendition: jpeg(4032, 3024), often: 1 },
  ];
}

async function oneAtATime({ file, rendition, often }: Case, folder: string, runs: number) {
  const source = await readFile(file);
  const ours = () => converters.castlist(source, rendition);
  const heicConvert = () => converters['heic-convert'](source, rendition);
  const [oursMs, heicConvertMs, nativeMs]: [number[], number[], number[]] = [[], [], []];
  let isNativeInstalled = true;
  // The first time of each is not measured.
  for (let run = 0; run <= runs * often; run++) {
    const times = [await millisecondsOf(ours), await millisecondsOf(heicConvert)] as const;
    const native: number | null = isNativeInstalled ? await nativeMilliseconds(file, folder) : null;
    isNativeInstalled = native !== null;
    if (run === 0) continue;
    oursMs.push(times[0]);
    heicConvertMs.push(times[1]);
    if (native !== null) nativeMs.push(native);
  }
  return {
    oursMs: median(oursMs),
    heicConvertMs: median(heicConvertMs),
    nativeMs: isNativeInstalled ? median(nativeMs) : null,
    ratio: median(heicConvertMs) / median(oursMs),
  };
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** What a picture of 128 x 96 takes is nearly all start. */
async function nativeMilliseconds(file: string, folder: string): Promise<number | null> {
  const convert = (from: string) =>
    millisecondsOf(() => execute('heif-convert', ['-q', '85', from, join(folder, 'native.jpg')]));
  try {
    const startMs = await convert(join(folder, 'start.heic'));
    return (await convert(file)) - startMs;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function twoAtOnce(one: Case) {
  return {
    oursPerSecond: await perSecond('castlist', one),
    heicConvertPerSecond: await perSecond('heic-convert', one),
  };
}

async function perSecond(converter: ConverterName, one: Case): Promise<number> {
  const conversions = 5 * one.often;
  const children = [1, 2].map(() =>
    fork(processFile, [converter, one.file, JSON.stringify(one.rendition)], { stdio: 'inherit' }),
  );
  try {
    const answers = () => Promise.all(children.map((child) => once(child, 'message')));
    await answers();
    const done = answers();
    const milliseconds = await millisecondsOf(() => {
      for (const child of children) child.send(conversions);
      return done;
    });
    return (1000 * children.length * conversions) / milliseconds;
  } finally {
    for (const child of children) child.kill();
  }
}
