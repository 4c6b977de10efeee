import { readFileSync } from 'node:fs';
import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { openHeic } from './heic.ts';
import { type Color, chartColors } from './heic-chart.fixture.ts';
import {
  gridData,
  type HeicItem,
  heicProperties,
  readHeic,
  writeHeic,
  writePhoto,
} from './heic-file.fixture.ts';
import { withHeifLibrary } from './heic-library.ts';

const { size, rotation, mirror, crop, coding, opacity } = heicProperties;
const whole = { width: 4000, height: 4000 };

describe('colours', () => {
  it.each(['chart', 'chart-422', 'chart-444', 'chart-10-bit', 'chart-p3', 'chart-odd', 'chart-large'])(
    '%s shows what was drawn, at full size and at half',
    async (name) => {
      for (const atLeast of [whole, { width: 20, height: 20 }]) {
        await expectPatches(await openHeic(fixture(name), atLeast), chartColors);
      }
    },
  );

  it('a picture of light alone is grey', async () => {
    const greys = chartColors.map((row) => row.map(([, green]): Color => [green, green, green]));
    await expectPatches(await openHeic(fixture('chart-grey'), whole), greys);
  });

  it.each(['chart-see-through', 'chart-premultiplied'])('%s keeps what it lets through', async (name) => {
    const opacities = [255, 255, 128, 128];
    const expected = chartColors.map((row) => row.map((color, column) => [...color, opacities[column] ?? 0]));
    await expectPatches(await openHeic(fixture(name), { width: 20, height: 20 }), expected);
  });

  it('an opacity of another size is stretched', async () => {
    const file = writeHeic([
      item('chart-large', 512, 384),
      { ...item('chart-grey', 128, 96, opacity()), reference: { kind: 'auxl', to: [1] } },
    ]);
    const expected = chartColors.map((row) => row.map((color) => [...color, color[1]]));
    await expectPatches(await openHeic(file, whole), expected);
  });

  it.each(['chart', 'chart-10-bit'])(
    'what the file says of %s goes before what its bitstream says',
    async (name) => {
      const file = writeHeic([item(name, 128, 96, coding(1, 1, false))]);
      const expected = chartColors.map((row) => row.map(readAs709Limited));
      await expectPatches(await openHeic(file, whole), expected);
    },
  );

  it('primaries of P3 are changed to those of sRGB without a profile as well', async () => {
    const file = writeHeic([item('chart-p3', 128, 96, coding(12, 6, true))]);
    await expectPatches(await openHeic(file, whole), chartColors);
  });
});

describe('size', () => {
  it.each([
    ['exactly half', { width: 64, height: 48 }, { width: 64, height: 48 }],
    ['less than half', { width: 10, height: 10 }, { width: 64, height: 48 }],
    ['more than half of one side', { width: 10, height: 49 }, { width: 128, height: 96 }],
    ['more than there is', { width: 300, height: 10 }, { width: 128, height: 96 }],
  ])('%s', async (_, atLeast, expected) => {
    expect(await sizeOf(await openHeic(fixture('chart'), atLeast))).toEqual(expected);
  });

  it('an embedded thumbnail serves for what it is large enough for', async () => {
    const file = writeHeic([
      item('chart-large', 512, 384),
      { ...item('chart', 128, 96), reference: { kind: 'thmb', to: [1] } },
    ]);
    expect(await sizeOf(await openHeic(file, { width: 128, height: 96 }))).toEqual({
      width: 128,
      height: 96,
    });
    expect(await sizeOf(await openHeic(file, { width: 129, height: 96 }))).toEqual({
      width: 256,
      height: 192,
    });
  });

  it('a thumbnail of another shape is left alone', async () => {
    const file = writeHeic([
      item('chart-large', 512, 384),
      { ...item('photo-200', 200, 200), reference: { kind: 'thmb', to: [1] } },
    ]);
    await expectPatches(await openHeic(file, { width: 20, height: 20 }), chartColors);
  });
});

describe('upright', () => {
  it.each([0, 1, 2, 3])('%i quarter turns to the left', async (turns) => {
    const file = writeHeic([item('chart', 128, 96, rotation(turns))]);
    const picture = await openHeic(file, whole);
    expect(await sizeOf(picture)).toEqual(
      turns % 2 === 0 ? { width: 128, height: 96 } : { width: 96, height: 128 },
    );
    await expectPatches(
      picture,
      Array(turns)
        .fill(turnLeft)
        .reduce((patches, turn) => turn(patches), chartColors),
    );
  });

  it('mirrored from side to side, and upside down', async () => {
    const sideways = writeHeic([item('chart', 128, 96, mirror('left-right'))]);
    await expectPatches(
      await openHeic(sideways, whole),
      chartColors.map((row) => row.toReversed()),
    );
    const upsideDown = writeHeic([item('chart', 128, 96, mirror('top-bottom'))]);
    await expectPatches(await openHeic(upsideDown, whole), chartColors.toReversed());
  });

  it('cut, then turned, then mirrored', async () => {
    const rightHalf = chartColors.slice(1).map((row) => row.slice(2));
    const file = writeHeic([item('chart', 128, 96, crop(64, 64, 32, 16), rotation(1), mirror('left-right'))]);
    const picture = await openHeic(file, whole);
    expect(await sizeOf(picture)).toEqual({ width: 64, height: 64 });
    await expectPatches(
      picture,
      turnLeft(rightHalf).map((row) => row.toReversed()),
    );
  });
});

describe('grids', () => {
  it('tiles stand side by side, and what hangs over is cut off', async () => {
    const picture = await openHeic(gridOfCharts(2, 3, 320, 160), whole);
    expect(await sizeOf(picture)).toEqual({ width: 320, height: 160 });
    const row = [...chartColors.map((colors) => [...colors, ...colors, ...colors.slice(0, 2)])];
    await expectPatches(picture, [...row, ...row.slice(0, 2)]);
  });

  it('a photo of 24 megapixels in 108 tiles is decoded', async () => {
    const photo = writePhoto(fixture('photo-tile'), { rows: 9, columns: 12, width: 5_712, height: 4_284 });
    expect(await sizeOf(await openHeic(photo, { width: 96, height: 96 }))).toEqual({
      width: 2_856,
      height: 2_142,
    });
  });

  it('a grid is turned as a whole', async () => {
    const picture = await openHeic(gridOfCharts(1, 2, 256, 96, rotation(2)), whole);
    const row = chartColors.map((colors) => [...colors, ...colors].toReversed()).toReversed();
    await expectPatches(picture, row);
  });
});

describe('broken and hostile files', () => {
  const data = gridData(1, 1, 128, 96);
  const refused: [string, Buffer][] = [
    ['nothing', Buffer.alloc(0)],
    ['no HEIC', Buffer.from('GIF89a, but not quite')],
    ['the first half', fixture('photo-200').subarray(0, 1_500)],
    ['a picture that says 30,000 x 30,000', writeHeic([item('chart', 30_000, 30_000)])],
    ['a picture that says 5,001 x 5,000', writeHeic([item('chart', 5_001, 5_000)])],
    ['a picture that says less than it has', writeHeic([item('chart-large', 128, 96)])],
    ['a picture that says more than it has', writeHeic([item('chart', 512, 384)])],
    [
      'a picture without its decoder',
      writeHeic([{ type: 'hvc1', data: readHeic(fixture('chart')).data, properties: [size(128, 96)] }]),
    ],
    ['a grid of 60,000 x 60,000', gridOfCharts(1, 1, 60_000, 60_000)],
    ['a grid of 1,600 tiles', gridOfCharts(40, 40, 4_000, 3_000)],
    [
      'a grid of one tile, 60,025 times',
      writeHeic([
        {
          type: 'grid',
          data: gridData(245, 245, 4_000, 3_000),
          properties: [size(4_000, 3_000)],
          reference: { kind: 'dimg', to: Array(60_025).fill(2) },
        },
        item('chart', 128, 96),
      ]),
    ],
    [
      'a grid of itself',
      writeHeic([{ type: 'grid', data, properties: [size(128, 96)], reference: { kind: 'dimg', to: [1] } }]),
    ],
    [
      'a grid of what is not there',
      writeHeic([{ type: 'grid', data, properties: [size(128, 96)], reference: { kind: 'dimg', to: [7] } }]),
    ],
    ['a picture cut to nothing', writeHeic([item('chart', 128, 96, crop(0, 0, 0, 0))])],
    ['components that we cannot mix', writeHeic([item('chart', 128, 96, coding(1, 8, true))])],
  ];

  it.each(refused)('%s is refused, and the next one is decoded', async (_, file) => {
    await expect(openHeic(file, whole)).rejects.toThrow();
    await expectPatches(await openHeic(fixture('chart'), whole), chartColors);
  });
});

describe('memory', () => {
  it('is given back by every picture', async () => {
    const used = () => withHeifLibrary((library) => library.HEAPU8.length);
    await openHeic(fixture('chart-see-through'), whole);
    const before = used();
    for (let pictures = 0; pictures < 300; pictures++) await openHeic(fixture('chart-see-through'), whole);
    expect(used()).toBe(before);
  });

  it('ends far below what WebAssembly has', () => {
    const allocate = (megabytes: number) =>
      withHeifLibrary((library) => library._malloc(megabytes * 2 ** 20));
    expect(allocate(300)).not.toBe(0);
    expect(allocate(600)).toBe(0);
  });

  it('is small again after a large picture', () => {
    withHeifLibrary((library) => library._malloc(300 * 2 ** 20));
    expect(withHeifLibrary((library) => library.HEAPU8.length)).toBeLessThan(50 * 2 ** 20);
  });
});

function fixture(name: string): Buffer {
  return readFileSync(new URL(`fixtures/${name}.heic`, import.meta.url));
}

function item(name: string, width: number, height: number, ...properties: Buffer[]): HeicItem {
  const { data, decoder } = readHeic(fixture(name));
  return { type: 'hvc1', data, properties: [size(width, height), decoder, ...properties] };
}

function gridOfCharts(
  rows: number,
  columns: number,
  width: number,
  height: number,
  ...properties: Buffer[]
): Buffer {
  const tiles = Array.from({ length: rows * columns }, () => item('chart', 128, 96));
  const grid: HeicItem = {
    type: 'grid',
    data: gridData(rows, columns, width, height),
    properties: [size(width, height), ...properties],
    reference: { kind: 'dimg', to: tiles.map((_, index) => index + 2) },
  };
  return writeHeic([grid, ...tiles]);
}

function turnLeft<Value>(rows: readonly (readonly Value[])[]): Value[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row.at(-1 - column) as Value));
}

/** What a colour becomes when its components, of BT.601 with all values, are taken for those of BT.709 in limited range. */
function readAs709Limited([red, green, blue]: Color): Color {
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
  const light = ((luma - 16) * 255) / 219;
  const blueness = (((blue - luma) / 1.772) * 255) / 224;
  const redness = (((red - luma) / 1.402) * 255) / 224;
  const clamp = (value: number) => Math.min(255, Math.max(0, value));
  return [
    clamp(light + 1.5748 * redness),
    clamp(light - 0.1873 * blueness - 0.4681 * redness),
    clamp(light + 1.8556 * blueness),
  ];
}

async function sizeOf(picture: Sharp): Promise<{ width: number; height: number }> {
  const { width, height } = await picture.metadata();
  return { width, height };
}

/** The colours in the middle of the patches, which the coding has left alone but for their last digit. */
async function expectPatches(
  picture: Sharp,
  expected: readonly (readonly (readonly number[])[])[],
): Promise<void> {
  const { data, info } = await picture
    .clone()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const middle = (index: number, count: number, length: number) =>
    Math.floor(((index + 0.5) * length) / count);
  for (const [row, colors] of expected.entries()) {
    for (const [column, color] of colors.entries()) {
      const at =
        middle(row, expected.length, info.height) * info.width + middle(column, colors.length, info.width);
      const shown = [...data.subarray(at * info.channels, (at + 1) * info.channels)];
      const differences = color.map((value, channel) => Math.abs(value - (shown[channel] ?? 0)));
      if (shown.length !== color.length || Math.max(...differences) > 3) {
        expect.fail(`Patch ${column} of row ${row} is ${shown}, not ${color}.`);
      }
    }
  }
}
