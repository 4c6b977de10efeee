import { readFile } from 'node:fs/promises';
import {
  gridData,
  heicProperties,
  readHeic,
  writeHeic,
} from '../../src/lib/image-conversion/heic-file.fixture.ts';

const tile = { width: 512, height: 512 };

export async function heicFixture(name: string): Promise<Buffer> {
  return readFile(new URL(`../../src/lib/image-conversion/fixtures/${name}.heic`, import.meta.url));
}

/** One and the same picture several times, in one file. */
export async function severalOf(name: string, width: number, height: number, count: number): Promise<Buffer> {
  const { data, decoder } = readHeic(await heicFixture(name));
  const properties = [heicProperties.size(width, height), decoder];
  return writeHeic(Array.from({ length: count }, () => ({ type: 'hvc1', data, properties, isShown: true })));
}

/** As telephones write them: 48 tiles, of which the last ones hang over. */
export async function twelveMegapixels(): Promise<Buffer> {
  const { data, decoder } = readHeic(await heicFixture('photo-tile'));
  const tiles = Array.from({ length: 48 }, () => ({
    type: 'hvc1' as const,
    data,
    properties: [heicProperties.size(tile.width, tile.height), decoder],
  }));
  return writeHeic([
    {
      type: 'grid',
      data: gridData(6, 8, 4032, 3024),
      properties: [heicProperties.size(4032, 3024)],
      reference: { kind: 'dimg', to: tiles.map((_, index) => index + 2) },
    },
    ...tiles,
  ]);
}
