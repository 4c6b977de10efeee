import { readFile } from 'node:fs/promises';
import {
  heicProperties,
  readHeic,
  writeHeic,
  writePhoto,
} from '../../src/lib/image-conversion/heic-file.fixture.ts';

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
  return writePhoto(await heicFixture('photo-tile'), { rows: 6, columns: 8, width: 4032, height: 3024 });
}
