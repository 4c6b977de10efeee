import { describe, expect, it } from 'vitest';
import { initialColors, initialOf } from './image.ts';

describe('initialOf', () => {
  it.each([
    ['ada', 'A'],
    ['✨ zoë', '✨'],
    ['_ليلى', 'ل'],
    ['@7up', '7'],
    ['🌿', '🌿'],
    ['ßeta', 'S'],
    ['ﬁona', 'F'],
    ['ǆemal', 'Ǆ'],
    ['ışık', 'I'],
    ['नमस्ते', 'न'],
    ['...', '?'],
    ['', '?'],
  ])('of %j is %j', (handle, initial) => {
    expect(initialOf(handle)).toBe(initial);
  });
});

describe('initialColors', () => {
  it('are always the same for a handle, and others for others', () => {
    expect(initialColors('ava.bakes')).toEqual(initialColors('ava.bakes'));
    const grounds = ['ava.bakes', 'ava.cooks', 'noah', 'mia'].map((handle) => initialColors(handle).ground);
    expect(new Set(grounds).size).toBe(4);
  });

  it('can be read whatever the hue, in light and dark alike: they bring their own ground', () => {
    const handles = Array.from({ length: 5000 }, (_, index) => `creator${index}`);
    const colors = new Map(handles.map((handle) => [initialColors(handle).ground, initialColors(handle)]));
    expect(colors.size).toBe(360);
    const contrasts = [...colors.values()].map(({ ground, letter }) => contrast(ground, letter));
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(7);
  });
});

/** The ratio that WCAG asks at least 4.5 of. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Of a colour such as "oklch(0.88 0.065 120)", by the definition of Oklab; what sRGB has not is cut, as browsers do. */
function luminance(color: string): number {
  const [lightness = 0, chroma = 0, hue = 0] = color.match(/[\d.]+/g)?.map(Number) ?? [];
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const [red = 0, green = 0, blue = 0] = [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ].map((part) => Math.min(1, Math.max(0, part)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
