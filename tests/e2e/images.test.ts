import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type BrowserStage, startBrowserStage } from '../support/browser-stage.ts';
import {
  countShown,
  imageRequests,
  listenToImages,
  picturesOnScreen,
  watchPictures,
} from '../support/pictures-on-screen.ts';
import { eventually, resultsScreen } from '../support/results-screen.ts';
import type { TestClient } from '../support/test-app.ts';

let stage: BrowserStage;
let person: TestClient;

beforeAll(async () => {
  stage = await startBrowserStage();
  person = await stage.app.signUp();
});
afterEach(() => stage.app.sandbox.reset());
afterAll(() => stage.stop());

const inTable = 'table';
const inDrawer = '[role=dialog]';

test('over hosts that refuse, stall, send HEIC and rubbish: a picture or what stands for it, and nothing moves', async () => {
  await stage.app.sandbox.setFaults({
    images: {
      heicAvatars: 0.4,
      heicCovers: 0.4,
      refusedAtFirst: 0.15,
      refusedAlways: 0.15,
      garbage: 0.1,
      lying: 0.05,
      svg: 0.05,
      stalled: 0.15,
    },
  });
  const { page, close } = await stage.openAs(person, '/');
  const answered = listenToImages(page);
  const release = await holdImages(page);
  await openResults(page, ['sourdough'], 60);
  await eventually(() => countShown(page, inTable, 'coming')).toBeGreaterThan(20);
  const watch = await watchPictures(page, inTable);
  release();

  await eventually(async () => (await countShown(page, inTable, 'picture')) === answered.pictureCount()).toBe(
    true,
  );
  await eventually(() => answered.sources()).toEqual(
    expect.arrayContaining([
      'original',
      'heic-converted',
      'placeholder',
      'placeholder-403',
      'placeholder-pending',
    ]),
  );
  await watch.expectNoneBroken();
  await watch.expectNothingMoved();
  await page.getByRole('radio', { name: 'Gallery' }).click();
  await eventually(() => countShown(page, 'main', 'picture')).toBeGreaterThan(5);
  expect(await countShown(page, 'main', 'broken')).toBe(0);
  await close();
});

test('images have their size, come in two densities, the first at once and those further down lazily', async () => {
  const { page, close } = await stage.openAs(person, '/');
  await openResults(page, ['houseplants'], 60);
  await expectAllPictures(page, inTable);
  const images = await attributesOfImages(page);
  for (const { width, height, srcset } of images) {
    expect([Number(width), Number(height)]).toSatisfy(([one, other]) => one > 0 && other > 0);
    expect(srcset).toMatch(/^\/api\/images\/\S+\/(\d+) 1x, \/api\/images\/\S+\/\d+ 2x$/);
  }
  expect(images[0]).toMatchObject({ alt: '', loading: 'eager', decoding: 'async', fetchpriority: 'high' });
  expect(images.at(-1)).toMatchObject({ loading: 'lazy' });
  await close();
});

test('a screen with two pixels per point takes files twice as wide', async () => {
  const { page, close } = await stage.openAs(person, '/', { deviceScaleFactor: 2 });
  await openResults(page, ['houseplants'], 20);
  await expectAllPictures(page, inTable);
  const widths = async (within: string) =>
    (await picturesOnScreen(page, within)).map(({ of, file }) => `${of} ${file?.split('/').at(-1)}`);
  expect(new Set(await widths(inTable))).toEqual(new Set(['creator 96', 'post 80']));
  await resultsScreen(page).rows.first().getByRole('cell').nth(1).click();
  await eventually(() => widths(inDrawer)).toEqual(['creator 240', 'post 480']);
  await expectAllPictures(page, inDrawer);
  await close();
});

test('a larger picture is shown small until it is there', async () => {
  const { page, close } = await stage.openAs(person, '/');
  await openResults(page, ['houseplants'], 20);
  await expectAllPictures(page, inTable);
  const release = await holdImages(page, /\/api\/images\/.+\/(120|240)$/);
  await resultsScreen(page).rows.first().getByRole('cell').nth(1).click();
  await eventually(() => picturesOnScreen(page, inDrawer)).toMatchObject([
    { of: 'creator', shows: 'picture' },
    { of: 'post', shows: 'picture' },
  ]);
  release();
  await eventually(() => page.locator(`${inDrawer} img`).count()).toBe(2);
  await close();
});

test('what failed stands for itself, and is there without a reload once it can be had', async () => {
  const { page, close } = await stage.openAs(person, '/');
  const { asked } = listenToImages(page);
  // As from a proxy on the way that is out of order.
  await page.route(imageRequests, (route) => route.fulfill({ contentType: 'image/webp', body: 'rubbish' }));
  await openResults(page, ['houseplants'], 20);
  await eventually(() => countShown(page, inTable, 'absent')).toBeGreaterThan(20);
  const watch = await watchPictures(page, inTable);
  await page.unroute(imageRequests);
  await expectAllPictures(page, inTable);
  await watch.expectNoneBroken();
  await watch.expectNothingMoved();
  // Not a flood: as often as it takes, with longer and longer waits.
  expect(Math.max(...asked.values())).toBeLessThan(10);
  await close();
});

test('what takes the network long is there without a reload', async () => {
  await stage.app.sandbox.setFaults({ latency: { images: { kind: 'constant', ms: 2500 } } });
  const { page, close } = await stage.openAs(person, '/');
  const { sources } = listenToImages(page);
  await openResults(page, ['vegan skincare'], 20);
  await eventually(sources).toContain('placeholder-pending');
  const watch = await watchPictures(page, inTable);
  await expectAllPictures(page, inTable);
  await watch.expectNoneBroken();
  await close();
});

test('whoever scrolls back sees the pictures in the same frame as the rows', async () => {
  const { page, close } = await stage.openAs(person, '/');
  await openResults(page, ['houseplants'], 60);
  await expectAllPictures(page, inTable);
  const screens = [1, 2, 3];
  for (const _ of screens) {
    await scrollBy(page, 600);
    await expectAllPictures(page, inTable);
  }
  const watch = await watchPictures(page, inTable);
  for (const _ of screens) {
    await scrollBy(page, -600);
    await expectAllPictures(page, inTable);
  }
  await watch.expectNoneBroken();
  await close();
});

async function openResults(page: Page, queries: string[], target: number): Promise<void> {
  const search = await person.startSearch(queries, target);
  await person.waitForEnd(search.id);
  await page.goto(`${stage.app.url}/campaigns/${search.campaignId}/searches/${search.id}`);
  await resultsScreen(page).expectShown(target);
  await resultsScreen(page).rows.first().waitFor();
}

async function expectAllPictures(page: Page, within: string): Promise<void> {
  await eventually(
    async () => new Set((await picturesOnScreen(page, within)).map(({ shows }) => shows)),
  ).toEqual(new Set(['picture']));
}

/** Images stay on their way until the answered function is called. */
async function holdImages(page: Page, requests: string | RegExp = imageRequests): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  await page.route(requests, async (route) => {
    await held.promise;
    await route.continue();
  });
  return held.resolve;
}

function scrollBy(page: Page, pixels: number): Promise<void> {
  return page.evaluate(`document.querySelector('table').parentElement.scrollBy(0, ${pixels})`);
}

function attributesOfImages(page: Page): Promise<Record<string, string>[]> {
  return page.evaluate(
    `[...document.querySelectorAll('table img')].map((image) =>
      Object.fromEntries([...image.attributes].map(({ name, value }) => [name, value])))`,
  );
}
