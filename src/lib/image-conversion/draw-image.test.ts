import sharp, { type Color, type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawImage, type OutputFormat, type Rendition } from './draw-image.ts';
import { sniffFormat } from './image-format.ts';

const red = { r: 255, g: 0, b: 0 };
const blue = { r: 0, g: 0, b: 255 };
const small: Rendition = { width: 96, height: 96, format: 'jpeg' };

function plain(width = 300, height = 200, background: Color = red) {
  return sharp({ create: { width, height, channels: 4, background } });
}

/** The left half blue, the right half red. */
function halves(width: number, height: number) {
  const left = { create: { width: width / 2, height, channels: 3 as const, background: blue } };
  return plain(width, height).composite([{ input: left, left: 0, top: 0 }]);
}

async function draw(source: Sharp, rendition: Rendition = small): Promise<Buffer> {
  const bytes = await source.toBuffer();
  const [file] = await drawImage(bytes, sniffFormat(bytes), [rendition]);
  if (file === undefined) throw new Error('Nothing was drawn.');
  return file;
}

/** The colour at a place, to the nearest of eight steps. */
async function colorAt(image: Buffer, left: number, top: number) {
  const pixel = await sharp(image).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return Array.from(pixel, (value) => Math.round(value / 32) * 32);
}
const isRed = [256, 0, 0];
const isBlue = [0, 0, 256];
const isWhite = [256, 256, 256];

describe('drawImage', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('draws a %s in either format', async (given) => {
    for (const format of ['webp', 'jpeg'] satisfies OutputFormat[]) {
      const drawn = await draw(plain().toFormat(given), { width: 80, height: 104, format });
      expect(await sharp(drawn).metadata()).toMatchObject({ format, width: 80, height: 104 });
      expect(sniffFormat(drawn)).toBe(format);
      expect((await colorAt(drawn, 40, 52)).slice(0, 3)).toEqual(isRed);
    }
  });

  it('draws all renditions from one picture, in their order', async () => {
    const source = await halves(1_000, 600).jpeg().toBuffer();
    const renditions: Rendition[] = [
      { width: 40, height: 52, format: 'webp' },
      { width: 480, height: 624, format: 'jpeg' },
      { width: 240, height: 120, format: 'jpeg' },
    ];
    const drawn = await drawImage(source, 'jpeg', renditions);
    const seen = await Promise.all(drawn.map((file) => sharp(file).metadata()));
    expect(seen).toMatchObject(renditions);
    for (const [index, file] of drawn.entries()) {
      const { width, height } = renditions[index] ?? small;
      expect(await colorAt(file, 4, height / 2)).toEqual(isBlue);
      expect(await colorAt(file, width - 4, height / 2)).toEqual(isRed);
    }
  });

  it('cuts off evenly what hangs over', async () => {
    const drawn = await draw(halves(400, 100).png(), { width: 100, height: 100, format: 'jpeg' });
    expect(await colorAt(drawn, 40, 50)).toEqual(isBlue);
    expect(await colorAt(drawn, 60, 50)).toEqual(isRed);
  });

  it('enlarges what is too small', async () => {
    expect(await sharp(await draw(plain(20, 20).png())).metadata()).toMatchObject({ width: 96, height: 96 });
    expect(await sharp(await draw(plain(1, 1).gif())).metadata()).toMatchObject({ width: 96, height: 96 });
  });

  it('takes the first picture of an animation', async () => {
    const frames = await Promise.all([red, blue].map((color) => plain(20, 20, color).png().toBuffer()));
    const animation = () => sharp(frames, { join: { animated: true } });
    for (const source of [animation().gif(), animation().webp()])
      expect(await colorAt(await draw(source), 48, 48)).toEqual(isRed);
  });

  // Where the left half of the file belongs.
  it.each<[number, 'left' | 'right' | 'top' | 'bottom']>([
    [1, 'left'],
    [2, 'right'],
    [3, 'right'],
    [4, 'left'],
    [5, 'top'],
    [6, 'top'],
    [7, 'bottom'],
    [8, 'bottom'],
  ])('turns orientation %i upright', async (orientation, blueAt) => {
    const drawn = await draw(halves(64, 64).jpeg().withMetadata({ orientation }));
    const places = { left: [8, 48], right: [88, 48], top: [48, 8], bottom: [48, 88] } as const;
    const [left, top] = places[blueAt];
    expect(await colorAt(drawn, left, top)).toEqual(isBlue);
    expect((await sharp(drawn).metadata()).orientation).toBeUndefined();
  });

  it('leaves out all that a file says besides', async () => {
    const source = plain()
      .jpeg()
      .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">somebody</x:xmpmeta>')
      .withIccProfile('p3');
    for (const format of ['webp', 'jpeg'] satisfies OutputFormat[]) {
      const drawn = await draw(source.clone(), { ...small, format });
      const { exif, xmp, icc, iptc, comments } = await sharp(drawn).metadata();
      expect({ exif, xmp, icc, iptc, comments }).toEqual({});
      expect(drawn.includes('somebody')).toBe(false);
    }
  });

  it('makes sRGB of other colours', async () => {
    const wide = await plain().jpeg({ quality: 100 }).withIccProfile('p3').toBuffer();
    // In Display P3 the red of sRGB has other numbers: without the profile it would be drawn paler.
    expect(await sharp(wide, { ignoreIcc: true }).raw().toBuffer()).toSatisfy((raw) => raw[1] > 40);
    expect(await colorAt(await draw(sharp(wide).keepIccProfile()), 48, 48)).toEqual(isRed);
    const deep = plain(50, 50).toColourspace('rgb16').png();
    expect(await colorAt(await draw(deep), 48, 48)).toEqual(isRed);
    const gray = plain(50, 50, { r: 255, g: 255, b: 255 }).toColourspace('b-w').png();
    expect(await colorAt(await draw(gray), 48, 48)).toEqual(isWhite);
    const print = plain(50, 50, { r: 255, g: 255, b: 255 }).flatten().toColourspace('cmyk').jpeg();
    expect(await colorAt(await draw(print), 48, 48)).toEqual(isWhite);
  });

  it('keeps transparency, and puts it on white where the format has none', async () => {
    const glass = () => plain(50, 50, { ...red, alpha: 0 }).png();
    expect(await colorAt(await draw(glass()), 48, 48)).toEqual(isWhite);
    expect((await colorAt(await draw(glass(), { ...small, format: 'webp' }), 48, 48))[3]).toBe(0);
  });

  it('refuses what is opened as another format than it looks', async () => {
    const png = await plain().png().toBuffer();
    for (const format of ['jpeg', 'avif', 'heic'] as const)
      await expect(drawImage(png, format, [small])).rejects.toThrow();
    const tiff = await plain().tiff().toBuffer();
    await expect(drawImage(tiff, 'png', [small])).rejects.toThrow('opened as tiff');
  });
});
