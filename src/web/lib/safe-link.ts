/** What a network's user wrote may be any address: only web addresses become links. */
export function safeLink(address: string | null): string | undefined {
  if (address === null) return undefined;
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The address as people read it: "linktr.ee/ada". */
export function readableLink(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?/u, '').replace(/\/$/u, '');
}
