const redirectHosts = new Set(['l.instagram.com', 'lm.instagram.com', 'l.facebook.com', 'lm.facebook.com']);
const schemes = new Set(['http:', 'https:', 'mailto:']);

/** Links as they were meant: out of the network's redirects, with a scheme, no doubles. */
export function readLinks(written: string[]): string[] {
  const links = new Map<string, string>();
  for (const link of written) {
    const target = redirectTarget(link.trim());
    const whole = /^[a-z]+:/i.test(target) ? target : `https://${target}`;
    const url = URL.parse(whole);
    if (url && schemes.has(url.protocol) && !links.has(url.href)) links.set(url.href, whole);
  }
  return [...links.values()];
}

function redirectTarget(link: string): string {
  const url = URL.parse(link);
  if (!url || !redirectHosts.has(url.hostname)) return link;
  return url.searchParams.get('u') ?? link;
}
