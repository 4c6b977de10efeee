export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic' | 'unknown';

/** By content alone: names and headers of CDNs lie. Anything that is text, SVG above all, is unknown. */
export function sniffFormat(bytes: Buffer): ImageFormat {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png';
  const text = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a$/.test(text(0, 6))) return 'gif';
  if (text(4, 8) === 'ftyp') return sniffIsoBrand(bytes);
  return 'unknown';
}

const hevcBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** AVIF and HEIC share a container; the brands in its first box tell them apart. */
function sniffIsoBrand(bytes: Buffer): ImageFormat {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  const brands = new Set<string>();
  for (let at = 8; at + 4 <= end; at += 4) {
    // Between the major brand and the compatible ones stands a version number.
    if (at !== 12) brands.add(bytes.toString('latin1', at, at + 4));
  }
  if (brands.has('avif') || brands.has('avis')) return 'avif';
  return hevcBrands.some((brand) => brands.has(brand)) ? 'heic' : 'unknown';
}
