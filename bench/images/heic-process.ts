// One of the processes that convert at once: warms up, says so, and converts as often as it is told, from when it is told.
import { readFile } from 'node:fs/promises';
import type { Rendition } from '../../src/lib/image-conversion/draw-image.ts';
import { type ConverterName, converters } from './heic-converters.ts';

const [converter, file, rendition] = process.argv.slice(2) as [ConverterName, string, string];
const convert = converters[converter];
const source = await readFile(file);
const wanted: Rendition = JSON.parse(rendition);
for (let warming = 0; warming < 3; warming++) await convert(source, wanted);
process.on('message', async (count: number) => {
  for (let conversion = 0; conversion < count; conversion++) await convert(source, wanted);
  process.send?.('done');
});
process.send?.('warm');
