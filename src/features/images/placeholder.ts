import { initialColor, initialOf } from '../../domain/image.ts';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The coloured initial that stands where a picture could not be had: an SVG of our own making. */
export function drawPlaceholder(
  handle: string,
  { width, height }: { width: number; height: number },
): string {
  const initial = initialOf(handle).replace(/[&<>"']/g, (character) => escapes[character] ?? '');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="100%" height="100%" fill="${initialColor(handle)}"/>` +
    `<text x="50%" y="50%" dy=".35em" text-anchor="middle" fill="white" font-weight="600"` +
    ` font-family="Inter Variable, Inter, system-ui, sans-serif" font-size="${width * 0.45}">${initial}</text></svg>`
  );
}
