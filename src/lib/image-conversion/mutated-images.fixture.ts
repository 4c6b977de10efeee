import { readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { integerBetween, pick, type Random } from '../../sandbox/random.ts';

/** A small picture in each format, some with what decoders rarely see. */
export async function sampleImages(): Promise<Buffer[]> {
  const picture = () =>
    sharp({
      create: {
        width: 160,
        height: 120,
        channels: 4,
        background: { r: 200, g: 80, b: 40, alpha: 0.6 },
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    });
  const drawn = [
    picture()
      .jpeg({ quality: 70 })
      .withExif({ IFD0: { Orientation: '6' } }),
    picture().jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).withIccProfile('p3'),
    picture().toColourspace('cmyk').jpeg(),
    picture().png(),
    picture().png({ progressive: true, palette: true }),
    picture().webp(),
    picture().webp({ lossless: true }),
    picture().gif(),
    picture().avif({ effort: 0 }),
    picture().resize(64, 64).avif({ effort: 0, chromaSubsampling: '4:4:4', bitdepth: 8 }),
  ];
  return [...(await Promise.all(drawn.map((image) => image.toBuffer()))), ...sampleHeics()];
}

function sampleHeics(): Buffer[] {
  const folder = new URL('fixtures/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.heic'))
    .map((name) => readFileSync(new URL(name, folder)));
}

/** One to three wounds; many in the first bytes, where sizes and offsets are. */
export function mutate(source: Buffer, random: Random): Buffer {
  let bytes: Buffer = Buffer.from(source);
  for (let wounds = integerBetween(random, 1, 3); wounds > 0; wounds--)
    bytes = pick(random, wound)(bytes, random);
  return bytes;
}

const wound: ((bytes: Buffer, random: Random) => Buffer)[] = [
  function flipBits(bytes, random) {
    for (let flips = integerBetween(random, 1, 16); flips > 0; flips--) {
      const at = place(bytes, random);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << integerBetween(random, 0, 7));
    }
    return bytes;
  },
  function writeExtremes(bytes, random) {
    const extremes = [0, 1, 0x7f, 0x80, 0xff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x4000, 65_535 * 65_536];
    const at = place(bytes, random);
    const value = Buffer.alloc(4);
    value.writeUInt32BE(pick(random, extremes));
    value.copy(bytes, at, integerBetween(random, 0, 3));
    return bytes;
  },
  function writeNoise(bytes, random) {
    const at = place(bytes, random);
    const end = Math.min(bytes.length, at + integerBetween(random, 1, 64));
    for (let index = at; index < end; index++) bytes[index] = integerBetween(random, 0, 255);
    return bytes;
  },
  function cutOut(bytes, random) {
    const at = place(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + integerBetween(random, 1, 256))]);
  },
  function repeat(bytes, random) {
    const at = place(bytes, random);
    const part = bytes.subarray(at, at + integerBetween(random, 1, 512));
    const times = Array.from({ length: integerBetween(random, 1, 50) }, () => part);
    return Buffer.concat([bytes.subarray(0, at), ...times, bytes.subarray(at)]);
  },
  function truncate(bytes, random) {
    return bytes.subarray(0, place(bytes, random));
  },
];

function place(bytes: Buffer, random: Random): number {
  return Math.floor(random() ** integerBetween(random, 1, 3) * bytes.length);
}
