/**
 * The words that a channel is filed under: parted by commas, or by spaces as the channel's owner typed them with phrases
 * in quotation marks. Spaces alone part nothing: that is one phrase.
 */
export function readTags(tags: string): string[] {
  const parts = tags.includes(',') ? /\s*"([^"]*)"\s*(?:,|$)|[^,]+/g : /"([^"]*)"|\S+/g;
  const found = /[,"]/.test(tags)
    ? [...tags.matchAll(parts)].map(([part, quoted]) => quoted ?? part)
    : [tags];
  const byKey = new Map<string, string>();
  for (const tag of found.map((one) => one.replace(/\s+/g, ' ').trim())) {
    const key = tag.toLowerCase();
    if (tag !== '' && !byKey.has(key)) byKey.set(key, tag);
  }
  return [...byKey.values()];
}
