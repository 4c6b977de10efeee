import type { Platform } from '../platform.ts';

const browser =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const minimal = { 'user-agent': 'curl/8.5.0', accept: '*/*' };

function withoutQuery(url: URL): URL {
  const simplified = new URL(url);
  simplified.search = '';
  return simplified;
}

function onHost(host: string) {
  return (url: URL): URL => {
    const moved = withoutQuery(url);
    moved.hostname = host;
    return moved;
  };
}

/** The order of the seeds: as a visitor of the site, as nobody, without the signature, as a tool, on other hosts. */
export const images: Platform['images'] = {
  hosts: ['tiktokcdn.com', 'tiktokcdn-us.com', 'tiktokcdn-eu.com', 'tiktokcdn-in.com', 'ibyteimg.com'],
  steps: [
    {
      name: 'initial-success',
      headers: {
        'user-agent': browser,
        referer: 'https://www.tiktok.com/',
        origin: 'https://www.tiktok.com',
      },
    },
    { name: 'no-referrer', headers: { 'user-agent': browser } },
    { name: 'simplified-url', headers: { 'user-agent': browser }, rewrite: withoutQuery },
    { name: 'minimal-headers', headers: minimal, rewrite: withoutQuery },
    { name: 'alternative-domain', headers: minimal, rewrite: onHost('p16-sign-va.tiktokcdn.com') },
    { name: 'alternative-domain', headers: minimal, rewrite: onHost('p19-sign-va.tiktokcdn.com') },
  ],
};
