/** Of some hundred rows; so small as they are, a few megabytes. */
const mostHeld = 1000;

const held = new Map<string, HTMLImageElement>();

/**
 * Browsers soon forget what no element shows. What is held is there again in the very frame that its row is, when
 * somebody scrolls back; else the initial would be seen for a moment.
 */
export function holdPicture(address: string): void {
  const image = held.get(address) ?? new Image();
  image.src ||= address;
  held.delete(address);
  held.set(address, image);
  for (const oldest of held.keys()) {
    if (held.size <= mostHeld) break;
    held.delete(oldest);
  }
}
