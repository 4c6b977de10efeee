const hosts = new Set(['instagram.com', 'www.instagram.com', 'm.instagram.com']);
/** First path parts that are no accounts. */
const places = new Set([
  'p',
  'reel',
  'reels',
  'tv',
  'stories',
  'explore',
  'accounts',
  'direct',
  'about',
  'legal',
  'developer',
  'share',
  'web',
  'popular',
]);

export function profileUrl(handle: string): string {
  return `https://www.instagram.com/${encodeURIComponent(handle)}/`;
}

export function readHandle(text: string): string | null {
  const pasted = text.trim();
  const address = /^(?:https?:\/\/)?((?:[a-z]+\.)?instagram\.com)(?:[/?#](.*))?$/is.exec(pasted);
  return address ? handleInAddress(pasted) : validHandle(pasted.replace(/^@/, ''));
}

function handleInAddress(pasted: string): string | null {
  const url = URL.parse(/^https?:/i.test(pasted) ? pasted : `https://${pasted}`);
  if (!url || !hosts.has(url.hostname)) return null;
  const parts = url.pathname.split('/').filter((part) => part !== '');
  // The app's own links have a part before the handle, stories another.
  const at = parts[0] === '_u' || (parts[0] === 'stories' && parts[1] !== 'highlights') ? 1 : 0;
  const handle = validHandle((parts[at] ?? '').replace(/^@/, ''));
  return handle !== null && (at === 1 || !places.has(handle)) ? handle : null;
}

function validHandle(text: string): string | null {
  const handle = text.toLowerCase();
  return /^(?!\.)[a-z0-9._]{1,30}(?<!\.)$/.test(handle) ? handle : null;
}
