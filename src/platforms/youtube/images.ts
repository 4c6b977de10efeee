import type { Platform } from '../platform.ts';

const browser =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const minimal = { 'user-agent': 'curl/8.5.0', accept: '*/*' };

/** Hosts that have the same images under the same paths. */
const twins: Record<string, string> = {
  'yt3.ggpht.com': 'yt3.googleusercontent.com',
  'yt3.googleusercontent.com': 'yt3.ggpht.com',
  'i.ytimg.com': 'img.youtube.com',
  'img.youtube.com': 'i.ytimg.com',
};

/** Without it a thumbnail comes whole instead of cropped; an avatar has its size in the path. */
function withoutQuery(url: URL): URL {
  const simplified = new URL(url);
  simplified.search = '';
  return simplified;
}

function onTwin(url: URL): URL {
  const moved = withoutQuery(url);
  moved.hostname = twins[url.hostname] ?? url.hostname;
  return moved;
}

/** The order of the seeds: as a visitor of the site, as nobody, without the signature, as a tool, on the other host. */
export const images: Platform['images'] = {
  hosts: ['ytimg.com', 'ggpht.com', 'googleusercontent.com', 'img.youtube.com'],
  steps: [
    {
      name: 'initial-success',
      headers: {
        'user-agent': browser,
        referer: 'https://www.youtube.com/',
        origin: 'https://www.youtube.com',
      },
    },
    { name: 'no-referrer', headers: { 'user-agent': browser } },
    { name: 'simplified-url', headers: { 'user-agent': browser }, rewrite: withoutQuery },
    { name: 'minimal-headers', headers: minimal, rewrite: withoutQuery },
    { name: 'alternative-domain', headers: minimal, rewrite: onTwin },
  ],
};
