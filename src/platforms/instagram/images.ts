import type { Platform } from '../platform.ts';

const browser =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const minimal = { 'user-agent': 'curl/8.5.0', accept: '*/*' };

function withoutQuery(url: URL): URL {
  const simplified = new URL(url);
  simplified.search = '';
  return simplified;
}

/** An edge that refuses is replaced by the common host, with the signature: it is of the path. */
function onCommonHost(url: URL): URL {
  const moved = new URL(url);
  moved.hostname = 'scontent.cdninstagram.com';
  return moved;
}

/** The order of the seeds: as a visitor of the site, as nobody, without the signature, as a tool, on another host. */
export const images: Platform['images'] = {
  hosts: ['cdninstagram.com', 'fbcdn.net'],
  steps: [
    {
      name: 'initial-success',
      headers: {
        'user-agent': browser,
        referer: 'https://www.instagram.com/',
        origin: 'https://www.instagram.com',
      },
    },
    { name: 'no-referrer', headers: { 'user-agent': browser } },
    { name: 'simplified-url', headers: { 'user-agent': browser }, rewrite: withoutQuery },
    { name: 'minimal-headers', headers: minimal },
    { name: 'alternative-domain', headers: minimal, rewrite: onCommonHost },
  ],
};
