import { type ImageSize, initialColors, initialOf } from '../../domain/image.ts';
import { initialHeight, placeholderWidths } from '../../domain/placeholder.ts';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * The coloured initial that stands where a picture could not be had: an SVG of our own making, in the picture's shape.
 * How wide it says that it is tells the screens whether to ask again soon.
 */
export function drawPlaceholder(
  handle: string,
  { width, height }: ImageSize,
  { pending = false }: { pending?: boolean } = {},
): string {
  const ownWidth = placeholderWidths[pending ? 'pending' : 'final'];
  const ownHeight = Math.round((ownWidth * height) / width);
  const { ground, letter } = initialColors(handle);
  const initial = initialOf(handle).replace(/[&<>"']/g, (character) => escapes[character] ?? '');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${ownWidth}" height="${ownHeight}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="100%" height="100%" fill="${ground}"/>` +
    // Capitals of this typeface are 0.73 of its size, so that this puts their middle into the middle.
    `<text x="50%" y="50%" dy=".364em" text-anchor="middle" fill="${letter}" font-weight="600"` +
    ` font-family="Inter Variable, Inter, system-ui, sans-serif" font-size="${width * initialHeight}">${initial}</text></svg>`
  );
}
