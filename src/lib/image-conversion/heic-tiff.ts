import type { Size } from './heic-decoder.ts';

// The types of TIFF fields that we need, and what their values are.
const short = 3;
const long = 4;
const undefinedBytes = 7;

/** An uncompressed TIFF, which can have a profile. */
export function toTiff(
  pixels: Uint8ClampedArray,
  { width, height, channels }: Size & { channels: 3 | 4 },
  profile: Uint8Array,
): Buffer {
  const headerBytes = 8;
  const fieldCount = 11;
  const bitsAt = headerBytes + 2 + fieldCount * 12 + 4;
  const profileAt = bitsAt + 2 * channels;
  const pixelsAt = profileAt + profile.length + (profile.length % 2);
  const fields: [tag: number, type: number, count: number, value: number][] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, channels, bitsAt],
    [259, short, 1, 1], // not compressed
    [262, short, 1, 2], // red, green, blue
    [273, long, 1, pixelsAt],
    [277, short, 1, channels],
    [278, long, 1, height],
    [279, long, 1, pixels.length],
    [338, short, channels - 3, 2], // the fourth is alpha, not premultiplied
    [34_675, undefinedBytes, profile.length, profileAt],
  ];
  const header = Buffer.alloc(pixelsAt);
  header.write('II*\0', 'latin1');
  header.writeUInt32LE(headerBytes, 4);
  header.writeUInt16LE(fieldCount, headerBytes);
  for (const [index, [tag, type, count, value]] of fields.entries()) {
    const at = headerBytes + 2 + index * 12;
    header.writeUInt16LE(tag, at);
    header.writeUInt16LE(type, at + 2);
    header.writeUInt32LE(count, at + 4);
    header.writeUInt32LE(value, at + 8);
  }
  for (let channel = 0; channel < channels; channel++) header.writeUInt16LE(8, bitsAt + 2 * channel);
  header.set(profile, profileAt);
  return Buffer.concat([header, Buffer.from(pixels.buffer)]);
}
