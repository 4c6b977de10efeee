import sharp, { type Color } from 'sharp';
import { describe, expect, it } from 'vitest';
import { convertImage, type OutputFormat, sniffFormat } from './convert-image.ts';

const small = { width: 96, height: 96 };
const red = { r: 255, g: 0, b: 0 };
const blue = { r: 0, g: 0, b: 255 };

function plain(width = 300, height = 200, background: Color = red) {
  return sharp({ create: { width, height, channels: 4, background } });
}

const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');

describe('convertImage', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('draws a %s in either format', async (given) => {
    const source = await plain().toFormat(given).toBuffer();
    expect(sniffFormat(source)).toBe(given);
    for (const format of ['webp', 'jpeg'] satisfies OutputFormat[]) {
      const drawn = await convertImage(source, { width: 80, height: 104 }, format);
      expect(drawn && (await sharp(drawn).metadata())).toMatchObject({ format, width: 80, height: 104 });
    }
  });

  it('takes the first picture of an animation', async () => {
    const frames = [red, blue].map((background) => plain(20, 20, background).png().toBuffer());
    const source = await sharp(await Promise.all(frames), { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(source).metadata()).pages).toBe(2);
    const drawn = await convertImage(source, small, 'jpeg');
    const { dominant } = await sharp(drawn ?? undefined).stats();
    expect(dominant).toMatchObject({ r: expect.toSatisfy((value) => value > 200) });
    expect(await sharp(drawn ?? undefined).metadata()).toMatchObject({ width: 96, height: 96 });
  });

  it('turns a picture upright and leaves out all that it says besides', async () => {
    const source = await plain(40, 20)
      .composite([
        { input: { create: { width: 20, height: 20, channels: 3, background: blue } }, left: 0, top: 0 },
      ])
      .jpeg({ quality: 100 })
      .withExif({ IFD0: { Copyright: 'somebody', Orientation: '6' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const drawn = await convertImage(source, { width: 20, height: 40 }, 'jpeg');
    const { data } = await sharp(drawn ?? undefined)
      .raw()
      .toBuffer({ resolveWithObject: true });
    // Its left half was blue; turned clockwise that is the upper one.
    expect({ top: data[2], bottom: data[data.length - 3] }).toEqual({
      top: expect.toSatisfy((value) => value > 200),
      bottom: expect.toSatisfy((value) => value > 200),
    });
    const { exif, xmp, icc, orientation } = await sharp(drawn ?? undefined).metadata();
    expect({ exif, xmp, icc, orientation }).toEqual({});
    expect(drawn?.includes('somebody')).toBe(false);
  });

  it('puts what is transparent on white where the format has no transparency', async () => {
    const source = await plain(50, 50, { ...red, alpha: 0 })
      .png()
      .toBuffer();
    const drawn = await convertImage(source, small, 'jpeg');
    expect((await sharp(drawn ?? undefined).stats()).channels.map(({ min }) => min)).toEqual([255, 255, 255]);
  });

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['nothing', () => Buffer.alloc(0)],
    ['a page', () => Buffer.from('<!doctype html><title>no</title>')],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    [
      'an SVG with a prologue',
      () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    ['an SVG that begins as a GIF', () => Buffer.from('GIF89a<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an SVG that begins as a JPEG', () => Buffer.from('\xff\xd8\xff<svg width="9" height="9"/>', 'latin1')],
    ['a HEIC', () => heic],
    ['a TIFF', () => plain().tiff().toBuffer()],
    ['a PDF', () => Buffer.from('%PDF-1.7\n')],
    ['noise after a PNG signature', () => Buffer.from(`\x89PNG\r\n\x1a\n${'noise'.repeat(50)}`, 'latin1')],
    ['the first half of a JPEG', async () => (await noisy().jpeg().toBuffer()).subarray(0, 20_000)],
    ['a picture beyond the limit', () => plain(6_400, 6_400).png({ compressionLevel: 1 }).toBuffer()],
  ])('does not draw %s', async (_name, source) => {
    expect(await convertImage(await source(), small, 'webp')).toBe(null);
  });

  it('draws the whole of what it refuses the half of', async () => {
    const whole = await noisy().jpeg().toBuffer();
    expect(whole.length).toBeGreaterThan(40_000);
    expect(await convertImage(whole, small, 'webp')).toBeInstanceOf(Buffer);
  });
});

function noisy() {
  return sharp({
    create: {
      width: 400,
      height: 400,
      channels: 3,
      background: red,
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });
}

describe('sniffFormat', () => {
  it.each<[string, string]>([
    ['\0\0\0\x1cftypavif\0\0\0\0mif1avifmiaf', 'avif'],
    ['\0\0\0\x1cftypmif1\0\0\0\0avifmif1miaf', 'avif'],
    ['\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'heic'],
    ['\0\0\0\x18ftypheix\0\0\0\0mif1heix', 'heic'],
    ['\0\0\0\x18ftypisom\0\0\0\0isommp41', 'unknown'],
    ['\xff\xff\xff\xffftyp', 'unknown'],
    ['RIFF\0\0\0\0WAVE', 'unknown'],
    ['GIF88a', 'unknown'],
    ['\xff\xd8', 'unknown'],
  ])('%j is %s', (bytes, format) => expect(sniffFormat(Buffer.from(bytes, 'latin1'))).toBe(format));
});
