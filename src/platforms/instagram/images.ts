import { firstImageSteps, minimalHeaders } from '../image-steps.ts';
import type { Platform } from '../platform.ts';

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
    ...firstImageSteps('https://www.instagram.com'),
    { name: 'minimal-headers', headers: minimalHeaders },
    { name: 'alternative-domain', headers: minimalHeaders, rewrite: onCommonHost },
  ],
};
