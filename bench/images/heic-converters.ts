import { createRequire } from 'node:module';
import { drawImage, type Rendition } from '../../src/lib/image-conversion/draw-image.ts';

type HeicConvert = (options: { buffer: Buffer; format: 'JPEG'; quality: number }) => Promise<ArrayBuffer>;

const require = createRequire(import.meta.url);
const heicConvert: HeicConvert = require('heic-convert');

export type ConverterName = 'castlist' | 'heic-convert';

/** One conversion. heic-convert knows one size only, that of the file, and of JPEG. */
export const converters: Record<ConverterName, (source: Buffer, rendition: Rendition) => Promise<unknown>> = {
  castlist: (source, rendition) => drawImage(source, 'heic', [rendition]),
  'heic-convert': (buffer) => heicConvert({ buffer, format: 'JPEG', quality: 0.85 }),
};
