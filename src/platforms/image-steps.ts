import type { ImageStep } from './platform.ts';

const browser =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** How a tool asks that sends nothing it need not. */
export const minimalHeaders = { 'user-agent': 'curl/8.5.0', accept: '*/*' };

export function withoutQuery(url: URL): URL {
  const simplified = new URL(url);
  simplified.search = '';
  return simplified;
}

/** The first steps of the seeds, the same for all: as a visitor of the site, as nobody, without the signature. */
export function firstImageSteps(site: string): ImageStep[] {
  return [
    { name: 'initial-success', headers: { 'user-agent': browser, referer: `${site}/`, origin: site } },
    { name: 'no-referrer', headers: { 'user-agent': browser } },
    { name: 'simplified-url', headers: { 'user-agent': browser }, rewrite: withoutQuery },
  ];
}
