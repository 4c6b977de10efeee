// One of the processes that convert, as the product has them: warms up, and answers how long each conversion took.
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import sharp from 'sharp';
import type { Rendition } from '../../src/lib/image-conversion/draw-image.ts';
import { type ConverterName, converters } from './heic-converters.ts';

const [converter, file, rendition, warmings] = process.argv.slice(2) as [
  ConverterName,
  string,
  string,
  string,
];
const convert = converters[converter];
const source = await readFile(file);
const wanted: Rendition = JSON.parse(rendition);
sharp.concurrency(1);
sharp.cache(false);

async function convertOften(count: number): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let conversion = 0; conversion < count; conversion++) {
    const startedAt = performance.now();
    await convert(source, wanted);
    milliseconds.push(performance.now() - startedAt);
  }
  return milliseconds;
}

await convertOften(Number(warmings));
process.on('message', async (count: number) => process.send?.(await convertOften(count)));
process.send?.('warm');
