import { expect, it } from 'vitest';
import { sniffFormat } from './image-format.ts';

it.each<[string, string]>([
  ['\xff\xd8\xff\xe0', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['RIFF\0\0\0\0WEBP', 'webp'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['\0\0\0\x1cftypavif\0\0\0\0mif1avifmiaf', 'avif'],
  ['\0\0\0\x1cftypmif1\0\0\0\0avifmif1miaf', 'avif'],
  ['\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'heic'],
  ['\0\0\0\x18ftypheix\0\0\0\0mif1heix', 'heic'],
  ['\0\0\0\x18ftypisom\0\0\0\0isommp41', 'unknown'],
  // The version number between the brands is none of them.
  ['\0\0\0\x14ftypisomheicisom', 'unknown'],
  // What stands behind the box is no brand of it.
  ['\0\0\0\x10ftypisom\0\0\0\0heic', 'unknown'],
  ['\xff\xff\xff\xffftyp', 'unknown'],
  ['\0\0\0\0ftypheic', 'unknown'],
  ['RIFF\0\0\0\0WAVE', 'unknown'],
  ['GIF88a', 'unknown'],
  ['\xff\xd8', 'unknown'],
  ['', 'unknown'],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'unknown'],
  ['<?xml version="1.0"?><svg/>', 'unknown'],
  ['<!doctype html><img src="a.png">', 'unknown'],
  ['%PDF-1.7\n', 'unknown'],
  ['II*\0', 'unknown'],
  ['BM', 'unknown'],
  [' \xff\xd8\xff', 'unknown'],
])('%j is %s', (bytes, format) => expect(sniffFormat(Buffer.from(bytes, 'latin1'))).toBe(format));
