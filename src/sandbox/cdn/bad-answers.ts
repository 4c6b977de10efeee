import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import { createRandom } from '../random.ts';
import { jsonReply, type Reply, type StreamedReply } from '../reply.ts';
import type { ImageTrouble } from './image-troubles.ts';

export type BadAnswer = Exclude<ImageTrouble, 'refusedAtFirst' | 'refusedAlways'>;

/** What comes instead of `picture`, or of it as it should. */
export async function badAnswer(
  trouble: BadAnswer,
  seed: number,
  picture: Buffer,
): Promise<Reply | StreamedReply> {
  switch (trouble) {
    case 'garbage':
      return jpeg(noise(seed, 20_000));
    case 'lying':
      return jpeg(seed % 2 === 0 ? page : drawing);
    case 'svg':
      return { status: 200, contentType: 'image/svg+xml', body: drawing };
    case 'stalled':
      return stream(new Readable({ read() {} }));
    case 'slow':
      return stream(Readable.from(dribble(picture)));
    case 'endless':
      return stream(Readable.from(withoutEnd(picture)));
    case 'bomb':
      bomb ??= makeBomb();
      return { status: 200, contentType: 'image/png', body: await bomb };
    case 'redirect':
      return { ...jsonReply(302, {}), headers: { location: 'http://127.0.0.1:1/canary' } };
  }
}

function jpeg(body: Buffer | string): Reply {
  return { status: 200, contentType: 'image/jpeg', body };
}

function stream(body: Readable): StreamedReply {
  return { status: 200, contentType: 'image/jpeg', stream: body };
}

const page = '<!doctype html><title>Sign in</title><script>document.title = "run"</script>';
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="document.title = \'run\'"><script>document.title = "run"</script><circle cx="4" cy="4" r="4"/></svg>';

function noise(seed: number, size: number): Buffer {
  const random = createRandom(seed);
  return Buffer.from(Array.from({ length: size }, () => Math.floor(random() * 256)));
}

const pieces = 16;

async function* dribble(picture: Buffer) {
  const size = Math.ceil(picture.length / pieces);
  for (let at = 0; at < picture.length; at += size) {
    yield picture.subarray(at, at + size);
    await setTimeout(1_000, undefined, { ref: false });
  }
}

function* withoutEnd(picture: Buffer) {
  const more = noise(1, 65_536);
  yield picture;
  for (;;) yield more;
}

let bomb: Promise<Buffer> | undefined;
const bombSide = 30_000;

/** One bit a pixel, all of them black: packed, a hundred kilobytes. */
async function makeBomb(): Promise<Buffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(bombSide, 0);
  header.writeUInt32BE(bombSide, 4);
  header[8] = 1;
  // Each line has a byte more: how it is filtered.
  const pixels = await promisify(deflate)(Buffer.alloc((bombSide / 8 + 1) * bombSide));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
