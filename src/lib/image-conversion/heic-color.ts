import type { ColorCoding, HeicPicture, Plane, Size } from './heic-decoder.ts';

/** Red, green, blue, and alpha where there are four channels, pixel by pixel. */
export interface Pixels extends Size {
  channels: 3 | 4;
  values: Uint8ClampedArray;
}

/** The shares of red and of blue in what is called luma, by the matrix coefficients of ITU-T H.273. */
const lumaShares: Record<number, readonly [red: number, blue: number]> = {
  1: [0.2126, 0.0722],
  2: [0.299, 0.114],
  5: [0.299, 0.114],
  6: [0.299, 0.114],
  7: [0.212, 0.087],
  9: [0.2627, 0.0593],
};

/** From linear light of these primaries to that of sRGB: those of BT.2020, and of P3 with the white of daylight. */
const toSrgbPrimaries: Record<number, readonly number[]> = {
  9: [1.6605, -0.5876, -0.0728, -0.1246, 1.1329, -0.0083, -0.0182, -0.1006, 1.1187],
  12: [1.2249, -0.2249, 0, -0.0421, 1.0421, 0, -0.0196, -0.0786, 1.0983],
};

/** The pixels of a picture, in sRGB or in the colours of its profile; at half its size if that is as large as `atLeast`. */
export function toPixels(picture: HeicPicture, atLeast: Size): Pixels {
  const { luma, alpha, coding, profile } = picture;
  const step = canHalve(picture, atLeast) ? 2 : 1;
  const [width, height] = [Math.floor(luma.width / step), Math.floor(luma.height / step)];
  const channels = alpha === null ? 3 : 4;
  const pixels: Pixels = {
    width,
    height,
    channels,
    values: new Uint8ClampedArray(width * height * channels),
  };
  mixComponents(picture, step, pixels);
  if (alpha !== null) setAlpha(pixels, alpha, picture.premultiplied);
  const primaries = profile === null ? toSrgbPrimaries[coding.primaries] : undefined;
  if (primaries !== undefined) changePrimaries(pixels, primaries);
  return pixels;
}

/**
 * Mostly four samples of light share one of each colour, and half the size is there without stretching anything. Not with
 * alpha: the colours of pixels that nobody sees may not be mixed into those of their neighbours.
 */
function canHalve({ luma, chroma, alpha }: HeicPicture, atLeast: Size): boolean {
  const quartered = chroma === null || halvings(chroma.blue, luma).every((halving) => halving === 1);
  const large = luma.width >= 2 * atLeast.width && luma.height >= 2 * atLeast.height;
  return quartered && large && alpha === null;
}

function mixComponents({ luma, chroma, coding }: HeicPicture, step: 1 | 2, pixels: Pixels): void {
  const { blue, red } = chroma ?? withoutColor(luma.bits);
  const [halvingX, halvingY] = halvings(blue, luma);
  const { neutral, light, redByRed, greenByRed, greenByBlue, blueByBlue, black } = mixture(coding, luma.bits);
  const { width, height, channels, values } = pixels;
  const next = step - 1;
  let to = 0;
  for (let row = 0; row < height; row++) {
    let above = row * step * luma.stride;
    let below = above + next * luma.stride;
    const chromaRow = ((row * step) >> halvingY) * blue.stride;
    for (let column = 0; column < width; column++) {
      // Four samples side by side; at full size they are one and the same.
      const sum =
        sampleAt(luma, above) +
        sampleAt(luma, above + next) +
        sampleAt(luma, below) +
        sampleAt(luma, below + next);
      const at = chromaRow + ((column * step) >> halvingX);
      const lightness = sum * light - black;
      const blueness = sampleAt(blue, at) - neutral;
      const redness = sampleAt(red, at) - neutral;
      values[to] = lightness + redness * redByRed;
      values[to + 1] = lightness + redness * greenByRed + blueness * greenByBlue;
      values[to + 2] = lightness + blueness * blueByBlue;
      to += channels;
      above += step;
      below += step;
    }
  }
}

function sampleAt({ samples }: Plane, at: number): number {
  return samples[at] as number;
}

/** How often a plane is halved against that of the light; one sample may stand for all. */
function halvings(plane: Plane, luma: Plane): [x: number, y: number] {
  const halving = (part: number, whole: number) => {
    if (part === whole) return 0;
    if (part === (whole + 1) >> 1) return 1;
    if (part === 1) return 31;
    throw new Error(`${part} samples of colour do not fit to ${whole} of light.`);
  };
  return [halving(plane.width, luma.width), halving(plane.height, luma.height)];
}

function withoutColor(bits: number): { blue: Plane; red: Plane } {
  const neutral = { width: 1, height: 1, stride: 0, bits, samples: Uint16Array.of(2 ** (bits - 1)) };
  return { blue: neutral, red: neutral };
}

/** How much of each component is in each colour, in steps of 8 bits. */
function mixture({ matrix, fullRange }: ColorCoding, bits: number) {
  const shares = lumaShares[matrix];
  if (shares === undefined) throw new Error(`Colours of the matrix ${matrix} are not known.`);
  const [red, blue] = shares;
  const green = 1 - red - blue;
  const unit = 2 ** (bits - 8);
  const range = 2 ** bits - 1;
  const [lightRange, colorRange] = fullRange ? [range, range] : [219 * unit, 224 * unit];
  const redByRed = (2 * (1 - red) * 255) / colorRange;
  const blueByBlue = (2 * (1 - blue) * 255) / colorRange;
  return {
    neutral: 128 * unit,
    black: fullRange ? 0 : (16 * 255) / 219,
    light: 255 / lightRange / 4, // of the sum of four samples
    redByRed,
    greenByRed: (-redByRed * red) / green,
    greenByBlue: (-blueByBlue * blue) / green,
    blueByBlue,
  };
}

function setAlpha({ width, height, values }: Pixels, alpha: Plane, premultiplied: boolean): void {
  const range = 2 ** alpha.bits - 1;
  for (let row = 0, to = 0; row < height; row++) {
    for (let column = 0; column < width; column++, to += 4) {
      const opacity = sampleAt(alpha, row * alpha.stride + column) / range;
      values[to + 3] = 255 * opacity;
      if (!premultiplied || opacity === 0) continue;
      for (let color = to; color < to + 3; color++) values[color] = (values[color] ?? 0) / opacity;
    }
  }
}

function changePrimaries({ channels, values }: Pixels, matrix: readonly number[]): void {
  const linear = Float32Array.from({ length: 256 }, (_, value) => toLinear(value / 255));
  const steps = 4095;
  const encoded = Uint8Array.from({ length: steps + 1 }, (_, light) => 255 * fromLinear(light / steps) + 0.5);
  const linearAt = (at: number) => linear[values[at] ?? 0] ?? 0;
  for (let at = 0; at < values.length; at += channels) {
    const [red, green, blue] = [linearAt(at), linearAt(at + 1), linearAt(at + 2)];
    for (let color = 0; color < 3; color++) {
      const [byRed = 0, byGreen = 0, byBlue = 0] = matrix.slice(3 * color, 3 * color + 3);
      const light = Math.min(1, Math.max(0, byRed * red + byGreen * green + byBlue * blue));
      values[at + color] = encoded[Math.round(light * steps)] ?? 0;
    }
  }
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function fromLinear(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}
