import { firstImageSteps, minimalHeaders, withoutQuery } from '../image-steps.ts';
import type { Platform } from '../platform.ts';

/** Hosts that have the same images under the same paths. */
const twins: Record<string, string> = {
  'yt3.ggpht.com': 'yt3.googleusercontent.com',
  'yt3.googleusercontent.com': 'yt3.ggpht.com',
  'i.ytimg.com': 'img.youtube.com',
  'img.youtube.com': 'i.ytimg.com',
};

function onTwin(url: URL): URL {
  const moved = withoutQuery(url);
  moved.hostname = twins[url.hostname] ?? url.hostname;
  return moved;
}

/** The order of the seeds: as a visitor of the site, as nobody, without the signature, as a tool, on the other host. */
export const images: Platform['images'] = {
  // Behind the equals sign stand size and cut of an avatar.
  identity: ({ pathname }) => pathname.split('=', 1)[0] ?? pathname,
  // Others below googleusercontent.com are anybody's rented machines.
  hosts: ['ytimg.com', 'yt3.ggpht.com', 'yt3.googleusercontent.com', 'img.youtube.com'],
  steps: [
    ...firstImageSteps('https://www.youtube.com'),
    { name: 'minimal-headers', headers: minimalHeaders, rewrite: withoutQuery },
    { name: 'alternative-domain', headers: minimalHeaders, rewrite: onTwin },
  ],
};
