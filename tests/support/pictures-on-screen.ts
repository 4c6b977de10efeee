import type { Page, Request, Response } from 'playwright-core';
import { expect } from 'vitest';

/** What is to be seen where a picture belongs. */
export interface PictureOnScreen {
  of: 'creator' | 'post';
  /** `coming` and `absent` both show what stands for it; `broken` and `hole` must never be. */
  shows: 'picture' | 'coming' | 'absent' | 'broken' | 'hole';
  /** Of the image that is wanted there. */
  file: string | null;
}

// As text: tests are not compiled for the browser.
const lookAtPictures = `(within) => [...document.querySelectorAll(within + ' [data-picture]')].map((place) => {
  const images = [...place.querySelectorAll('img')];
  const seen = images.filter((image) => getComputedStyle(image).opacity !== '0');
  const standsFor = getComputedStyle(place.firstElementChild).opacity === '1';
  const broken = seen.some((image) => !image.complete || image.naturalWidth === 0);
  const shows = broken ? 'broken' : seen.length > 0 ? 'picture' : !standsFor ? 'hole' : images.length > 0 ? 'coming' : 'absent';
  return { of: place.dataset.picture, shows, file: images.at(-1)?.currentSrc ?? null };
})`;

export function picturesOnScreen(page: Page, within: string): Promise<PictureOnScreen[]> {
  return page.evaluate(`(${lookAtPictures})(${JSON.stringify(within)})`);
}

/** How many there are of what is shown. */
export async function countShown(
  page: Page,
  within: string,
  shows: PictureOnScreen['shows'],
): Promise<number> {
  return (await picturesOnScreen(page, within)).filter((picture) => picture.shows === shows).length;
}

/** Looks with every frame from now on; answers what must never be seen and was, and how far anything moved. */
export async function watchPictures(page: Page, within: string) {
  await page.evaluate(`(() => {
    const look = ${lookAtPictures};
    const seen = (window.seenOfPictures = { wrong: [], moved: 0 });
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) seen.moved += value;
    }).observe({ type: 'layout-shift' });
    requestAnimationFrame(function watch() {
      seen.wrong.push(...look(${JSON.stringify(within)}).filter(({ shows }) => shows === 'broken' || shows === 'hole'));
      requestAnimationFrame(watch);
    });
  })()`);
  return {
    async expectNoneBroken() {
      expect(await page.evaluate('window.seenOfPictures.wrong')).toEqual([]);
    },
    async expectNothingMoved() {
      expect(await page.evaluate('window.seenOfPictures.moved')).toBe(0);
    },
  };
}

export const imageRequests = '**/api/images/**';

/** How often each file is asked for, and what the server says that it sent. */
export function listenToImages(page: Page) {
  const sources = new Set<string>();
  const answers = new Map<string, string>();
  const asked = new Map<string, number>();
  const isImage = (message: Request | Response) => message.url().includes('/api/images/');
  page.on('request', (request) => {
    const file = fileOf(request.url());
    if (isImage(request)) asked.set(file, (asked.get(file) ?? 0) + 1);
  });
  page.on('response', (response) => {
    const source = response.headers()['x-image-proxy-source'];
    if (!isImage(response) || source === undefined) return;
    sources.add(source);
    answers.set(fileOf(response.url()), source);
  });
  return {
    asked,
    sources: () => [...sources],
    /** By the last answer for each. */
    pictureCount: () => [...answers.values()].filter((source) => !source.startsWith('placeholder')).length,
  };
}

function fileOf(url: string): string {
  return new URL(url).pathname;
}
