import { firstImageSteps, minimalHeaders, withoutQuery } from '../image-steps.ts';
import type { Platform } from '../platform.ts';

function onHost(host: string) {
  return (url: URL): URL => {
    const moved = withoutQuery(url);
    moved.hostname = host;
    return moved;
  };
}

/** The order of the seeds: as a visitor of the site, as nobody, without the signature, as a tool, on other hosts. */
export const images: Platform['images'] = {
  // Bucket and key; behind the tilde stands how the picture is cut and encoded.
  identity: ({ pathname }) => pathname.split('~', 1)[0] ?? pathname,
  hosts: ['tiktokcdn.com', 'tiktokcdn-us.com', 'tiktokcdn-eu.com', 'tiktokcdn-in.com', 'ibyteimg.com'],
  steps: [
    ...firstImageSteps('https://www.tiktok.com'),
    { name: 'minimal-headers', headers: minimalHeaders, rewrite: withoutQuery },
    { name: 'alternative-domain', headers: minimalHeaders, rewrite: onHost('p16-sign-va.tiktokcdn.com') },
    { name: 'alternative-domain', headers: minimalHeaders, rewrite: onHost('p19-sign-va.tiktokcdn.com') },
  ],
};
