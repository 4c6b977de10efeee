import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

const html = '<script>document.title="polyglot"</script>';
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

/** Small files that want to be large, that are not what they say they are, or that end too early. */
export async function refusedImages(): Promise<[string, Buffer][]> {
  const { jpeg, png, webp, gif, avif } = await plainImages();
  const grain = await grainy().jpeg().toBuffer();
  return [
    ['a PNG of 30,000 x 30,000 in one colour', hugePng(30_000, 30_000)],
    ['a PNG of one line, 20 million pixels long', hugePng(20_000_000, 1)],
    ['a PNG of one column, 20 million pixels high', hugePng(1, 20_000_000)],
    ['a PNG that says 65,500 x 65,500 and has nothing', written(png, 16, 65_500, 65_500)],
    ['a JPEG that says 65,500 x 65,500', writtenShort(jpeg, jpeg.indexOf('\xff\xc0', 'latin1') + 5, 65_500)],
    ['a JPEG of 5,000 scans', await manyScans(5_000)],
    [
      'a WebP of 16,383 x 16,383',
      Buffer.concat([webp.subarray(0, 26), Buffer.from([255, 63, 255, 63]), webp.subarray(30)]),
    ],
    ['an AVIF that says 60,000 x 60,000', written(avif, avif.indexOf('ispe') + 8, 60_000, 60_000)],
    ['an AVIF that says 5,000 x 5,000', written(avif, avif.indexOf('ispe') + 8, 5_000, 5_000)],
    ['the first half of a JPEG', grain.subarray(0, grain.length / 2)],
    ['the first half of a PNG', png.subarray(0, png.length / 2)],
    ['the first half of a WebP', webp.subarray(0, webp.length / 2)],
    ['the first half of a GIF', gif.subarray(0, gif.length / 2)],
    ['the first half of an AVIF', avif.subarray(0, avif.length / 2)],
    ['an SVG that begins as a GIF', Buffer.from(`GIF89a${svg}`)],
    ['an SVG that begins as a JPEG', Buffer.from(`\xff\xd8\xff${svg}`, 'latin1')],
    ['an SVG that begins as a HEIC', Buffer.from(`\0\0\0\x18ftypheic\0\0\0\0mif1heic${svg}`, 'latin1')],
    ['a page that begins as a PNG', Buffer.from(`\x89PNG\r\n\x1a\n${html}`, 'latin1')],
    ['a script that begins as a GIF', Buffer.from('GIF89a=1;alert(document.domain)//')],
    [
      'an AVIF that says that it is a HEIC',
      Buffer.from(avif.toString('latin1').replaceAll('avif', 'heic'), 'latin1'),
    ],
    ['a WebP of a PNG', Buffer.concat([webp.subarray(0, 12), png])],
    ['a HEIC without anything', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
  ];
}

export const polyglotMark = 'polyglot';

/** Pictures that are something else as well. */
export async function polyglots(): Promise<[string, Buffer][]> {
  const { jpeg, png, webp, gif } = await plainImages();
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, html.length + 2]), Buffer.from(html)]);
  const behind = (image: Buffer) => Buffer.concat([image, Buffer.from(html)]);
  const zip = Buffer.from(
    `PK\x03\x04\x14\0\0\0\0\0${'\0'.repeat(16)}\x08\0\0\0polyglotPK\x05\x06${'\0'.repeat(18)}`,
    'latin1',
  );
  return [
    ['a JPEG with an archive behind it', Buffer.concat([jpeg, zip])],
    ['a JPEG with a page in a comment', Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)])],
    ['a PNG with a page behind it', behind(png)],
    [
      'a PNG with a page in it',
      Buffer.concat([png.subarray(0, 33), chunk('tEXt', Buffer.from(html)), png.subarray(33)]),
    ],
    ['a GIF with a page behind it', behind(gif)],
    ['a WebP with a page behind it', behind(webp)],
    [
      'a JPEG with a page in its metadata',
      await plain()
        .jpeg()
        .withExif({ IFD0: { Copyright: html } })
        .toBuffer(),
    ],
  ];
}

/** The size on the file's first lines is no longer that of the picture in it. */
export async function gifWithHugeCanvas(): Promise<Buffer> {
  return writtenShort((await plainImages()).gif, 6, 65_535, Buffer.prototype.writeUInt16LE);
}

async function plainImages() {
  const [jpeg, png, webp, gif, avif] = await Promise.all(
    [plain().jpeg(), plain().png(), plain().webp(), plain().gif(), plain().avif({ effort: 0 })].map((image) =>
      image.toBuffer(),
    ),
  );
  if (!jpeg || !png || !webp || !gif || !avif) throw new Error('A picture was not made.');
  return { jpeg, png, webp, gif, avif };
}

function plain() {
  return sharp({ create: { width: 64, height: 64, channels: 3, background: { r: 255, g: 0, b: 0 } } });
}

export function grainy(width = 400, height = 400) {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
  return sharp({ create: { width, height, channels: 3, background: 'gray', noise } });
}

function written(image: Buffer, at: number, ...values: number[]): Buffer {
  const changed = Buffer.from(image);
  for (const [index, value] of values.entries()) changed.writeUInt32BE(value, at + 4 * index);
  return changed;
}

function writtenShort(
  image: Buffer,
  at: number,
  value: number,
  write = Buffer.prototype.writeUInt16BE,
): Buffer {
  const changed = Buffer.from(image);
  for (const offset of [0, 2]) write.call(changed, value, at + offset);
  return changed;
}

/** One bit a pixel. */
function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const lines = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 1 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', lines),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(data.length);
  typed.copy(framed, 4);
  framed.writeUInt32BE(crc32(typed), framed.length - 4);
  return framed;
}

/** A progressive JPEG whose last scan comes again and again: a decoder draws the whole picture for each. */
async function manyScans(times: number): Promise<Buffer> {
  const image = await plain().resize(2_000, 2_000).jpeg({ progressive: true }).toBuffer();
  const scan = image.subarray(image.lastIndexOf('\xff\xda', undefined, 'latin1'), -2);
  return Buffer.concat([
    image.subarray(0, -2),
    ...Array.from({ length: times }, () => scan),
    image.subarray(-2),
  ]);
}
