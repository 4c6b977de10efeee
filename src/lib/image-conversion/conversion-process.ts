import { setPriority } from 'node:os';
import sharp from 'sharp';
import type { ConversionRequest } from './conversion-child.ts';
import { readMessages, writeMessage } from './conversion-messages.ts';
import { drawImage } from './draw-image.ts';

/*
 * Draws pictures of unknown origin, one after the other, in a process that nobody minds losing. Answers a byte that
 * says whether it has grown old, and the files: none if the source is no picture.
 */

// Ctrl+C reaches all processes of a terminal: the parent says when this one ends.
process.on('SIGINT', () => {});
// Whoever waits for a page goes before pictures.
setPriority(5);
// One core a process: the pool has as many as there are to use.
sharp.concurrency(1);
sharp.cache(false);
// A file is never given to a decoder of another format, whatever it looks like to sharp.
sharp.block({ operation: ['VipsForeignLoad'] });
// TIFF is what our own HEIC decoder hands over; a file of a stranger that looks like one does not get this far.
const decoders = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'];
sharp.unblock({ operation: decoders.map((format) => `VipsForeignLoad${format}Buffer`) });

const oldBytes = 300 * 2 ** 20;
const oldCpuSeconds = 60;

writeMessage(process.stdout, []);
for await (const [request, source] of readMessages(process.stdin)) {
  if (request === undefined || source === undefined) throw new Error('A request is incomplete.');
  const files = await draw(JSON.parse(request.toString()), source);
  writeMessage(process.stdout, [Buffer.from([isOld() ? 1 : 0]), ...files]);
}

async function draw({ format, renditions }: ConversionRequest, source: Buffer): Promise<Buffer[]> {
  try {
    return await drawImage(source, format, renditions);
  } catch {
    // Every error of a decoder says the same of a third party's bytes: they are no picture.
    return [];
  }
}

/** Memory that decoders have grown into does not come back, and CPU time is limited for the whole life of the process. */
function isOld(): boolean {
  const { user, system } = process.cpuUsage();
  return process.memoryUsage.rss() > oldBytes || (user + system) / 1e6 > oldCpuSeconds;
}
