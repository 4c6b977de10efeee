import type { Sharp } from 'sharp';
import sharp from 'sharp';

export type Color = readonly [red: number, green: number, blue: number];

/** What the fixtures show: twelve patches, no two of one colour, so that every turn, mirror and cut is seen. */
export const chartColors: readonly (readonly Color[])[] = [
  [
    [220, 40, 40],
    [40, 170, 60],
    [40, 70, 210],
    [245, 245, 245],
  ],
  [
    [225, 210, 50],
    [60, 190, 200],
    [190, 60, 180],
    [15, 15, 15],
  ],
  [
    [128, 128, 128],
    [224, 172, 138],
    [20, 90, 90],
    [240, 140, 30],
  ],
];

export function drawChart(width: number, height: number): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const row = Math.floor((3 * Math.floor(at / width)) / height);
    const column = Math.floor((4 * (at % width)) / width);
    pixels.set(chartColors[row]?.[column] ?? [], 3 * at);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}
