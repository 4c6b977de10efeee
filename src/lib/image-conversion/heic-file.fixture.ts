/**
 * HEIC files put together out of pictures that an encoder has made: grids, turned and cut ones, thumbnails, alpha, and such
 * as no encoder makes. The boxes are those of ISO 14496-12 and ISO 23008-12.
 */

export interface HeicItem {
  type: 'hvc1' | 'grid';
  data: Buffer;
  properties: Buffer[];
  isShown?: true;
  /** What this item is to others, which count from 1: made of them, their thumbnail, or their opacity. */
  reference?: { kind: 'dimg' | 'thmb' | 'auxl'; to: number[] };
}

/** The first item is the picture; of the others only what is to be shown is more than a part of it. */
export function writeHeic(items: readonly HeicItem[]): Buffer {
  const type = box('ftyp', ascii('heic'), uint(4, 0), ascii('mif1heic'));
  const dataAt = type.length + meta(items, 0).length + 8;
  return Buffer.concat([type, meta(items, dataAt), box('mdat', ...items.map(({ data }) => data))]);
}

/** A grid as telephones write them, of one picture of 512 x 512 over and over; what hangs over is cut off. */
export function writePhoto(
  tileFile: Buffer,
  { rows, columns, width, height }: { rows: number; columns: number; width: number; height: number },
): Buffer {
  const { data, decoder } = readHeic(tileFile);
  const tiles = Array.from({ length: rows * columns }, (): HeicItem => {
    return { type: 'hvc1', data, properties: [heicProperties.size(512, 512), decoder] };
  });
  const grid: HeicItem = {
    type: 'grid',
    data: gridData(rows, columns, width, height),
    properties: [heicProperties.size(width, height)],
    reference: { kind: 'dimg', to: tiles.map((_, index) => index + 2) },
  };
  return writeHeic([grid, ...tiles]);
}

/** The picture of a file that has only one: what it was coded to, and what a decoder has to know before. */
export function readHeic(file: Buffer): { data: Buffer; decoder: Buffer } {
  const decoderAt = file.indexOf('hvcC') - 4;
  const decoder = file.subarray(decoderAt, decoderAt + file.readUInt32BE(decoderAt));
  return { decoder, data: file.subarray(file.indexOf('mdat') + 4) };
}

/** The rows and columns of tiles, and what is left of them once what hangs over is cut off. */
export function gridData(rows: number, columns: number, width: number, height: number): Buffer {
  return Buffer.concat([
    uint(2, 0),
    uint(1, rows - 1),
    uint(1, columns - 1),
    uint(2, width),
    uint(2, height),
  ]);
}

export const heicProperties = {
  size: (width: number, height: number) => fullBox('ispe', 0, uint(4, width), uint(4, height)),
  rotation: (quarterTurnsLeft: number) => box('irot', uint(1, quarterTurnsLeft)),
  mirror: (swap: 'top-bottom' | 'left-right') => box('imir', uint(1, swap === 'left-right' ? 1 : 0)),
  /** Keeps the middle, moved to the right and down. */
  crop: (width: number, height: number, right: number, down: number) =>
    box('clap', ...[width, height, right, down].flatMap((number) => [int(number), uint(4, 1)])),
  opacity: () => fullBox('auxC', 0, ascii('urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0')),
  coding: (primaries: number, matrix: number, fullRange: boolean) =>
    box(
      'colr',
      ascii('nclx'),
      uint(2, primaries),
      uint(2, 13),
      uint(2, matrix),
      uint(1, fullRange ? 128 : 0),
    ),
  profile: (icc: Buffer) => box('colr', ascii('prof'), icc),
};

function meta(items: readonly HeicItem[], dataAt: number): Buffer {
  return fullBox(
    'meta',
    0,
    fullBox('hdlr', 0, uint(4, 0), ascii('pict'), Buffer.alloc(13)),
    fullBox('pitm', 0, uint(2, 1)),
    itemLocations(items, dataAt),
    fullBox('iinf', 0, uint(2, items.length), ...items.map(itemInfo)),
    itemProperties(items),
    fullBox('iref', 0, ...items.map(itemReference)),
  );
}

function itemInfo({ type, isShown }: HeicItem, index: number): Buffer {
  const entry = fullBox('infe', 2, uint(2, index + 1), uint(2, 0), ascii(`${type}\0`));
  if (index > 0 && !isShown) entry.writeUInt8(1, 11); // hidden
  return entry;
}

function itemLocations(items: readonly HeicItem[], dataAt: number): Buffer {
  let offset = dataAt;
  const entries = items.map(({ data }, index) => {
    const entry = [uint(2, index + 1), uint(2, 0), uint(2, 1), uint(4, offset), uint(4, data.length)];
    offset += data.length;
    return Buffer.concat(entry);
  });
  return fullBox('iloc', 0, uint(2, 0x4400), uint(2, items.length), ...entries);
}

/** Each property is written once, for all items that have it, and counted from 1. */
function itemProperties(items: readonly HeicItem[]): Buffer {
  const numbers = new Map<string, number>();
  const written: Buffer[] = [];
  const numberOf = (property: Buffer) => {
    const key = property.toString('latin1');
    const number = numbers.get(key) ?? written.push(property);
    numbers.set(key, number);
    return number;
  };
  const associations = items.map(({ properties }, index) =>
    Buffer.concat([
      uint(2, index + 1),
      uint(1, properties.length),
      ...properties.map((property) => uint(2, numberOf(property))),
    ]),
  );
  const association = fullBox('ipma', 0, uint(4, items.length), ...associations);
  association.writeUInt8(1, 11); // more than 127 properties
  return box('iprp', box('ipco', ...written), association);
}

function itemReference({ reference }: HeicItem, index: number): Buffer {
  if (reference === undefined) return Buffer.alloc(0);
  const { kind, to } = reference;
  return box(kind, uint(2, index + 1), uint(2, to.length), ...to.map((id) => uint(2, id)));
}

function box(type: string, ...content: Buffer[]): Buffer {
  const bytes = Buffer.concat(content);
  return Buffer.concat([uint(4, 8 + bytes.length), ascii(type), bytes]);
}

function fullBox(type: string, version: number, ...content: Buffer[]): Buffer {
  return box(type, uint(4, version * 2 ** 24), ...content);
}

function uint(bytes: number, value: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
}

function int(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function ascii(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
