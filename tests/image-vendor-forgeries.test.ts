import { type IncomingMessage, STATUS_CODES } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { images as imageRows } from '../src/db/schema/images.ts';
import { until } from '../src/local/testing.ts';
import { forgeAddresses } from './image-forgeries.fixture.ts';
import {
  type Canaries,
  type Cdn,
  lookAt,
  openCanaries,
  openCdn,
  throughProxy,
} from './support/image-world.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

let app: TestApp;
let outside: Cdn;
let canaries: Canaries;
let person: TestClient;
let forged: string[];
let given = 0;

// The outside world answers as the sandbox does, but that every image is at a forged address.
beforeAll(async () => {
  [outside, canaries] = await Promise.all([openCdn(), openCanaries()]);
  app = await startTestApp({
    providerUrl: outside.url,
    sandbox: { creatorCount: 1000 },
    environment: { IMAGE_WARMING: '8' },
  });
  const ports = [app.url, app.configuration.databaseUrl, app.sandbox.url].map((url) =>
    Number(new URL(url).port),
  );
  const [own = 0, database = 0, sandbox = 0] = ports;
  forged = Object.values(
    forgeAddresses({ canary: canaries.port, canary6: canaries.port6, own, database, sandbox }),
  ).flat();
  outside.answers(async (request, response) => {
    const { status, text } = await askSandbox(request);
    const answer = text.replace(/"https:[^"]*tiktokcdn[^"]*"/g, () =>
      JSON.stringify(forged[given++ % forged.length]),
    );
    response.writeHead(status, STATUS_CODES[status], { 'content-type': 'application/json' }).end(answer);
  });
  person = await app.signUp();
});
afterAll(async () => {
  await app.stop();
  await Promise.all([outside.close(), canaries.close()]);
});

async function askSandbox(request: IncomingMessage): Promise<{ status: number; text: string }> {
  const answer = await fetch(new URL(request.url ?? '', app.sandbox.url), {
    headers: { 'x-api-key': String(request.headers['x-api-key']) },
  });
  return { status: answer.status, text: await answer.text() };
}

test('a search whose vendor answers with forged addresses shows initials, and asks nobody for them', async () => {
  const { id } = await person.startSearch(['vegan skincare'], 200);
  const { status } = await person.waitForEnd(id);
  expect(status).toBe('completed');
  expect(given).toBeGreaterThan(forged.length);

  const results = await person.readResults(id);
  const addresses = results.flatMap(({ creator, post }) => [creator.avatarUrl, post?.thumbnailUrl]);
  const shown = addresses.filter((address) => address != null);
  expect(shown.length).toBeGreaterThan(results.length);
  for (const address of shown) {
    expect(await lookAt(new URL(address, app.url), null)).toBe('initial');
    expect(await lookAt(new URL(throughProxy(address), app.url), person.cookie)).toBe('initial');
  }
  await until(async () => (await app.database.$count(imageRows)) >= shown.length);
  const rows = await app.database.select().from(imageRows);
  expect(rows.filter(({ original }) => original !== null)).toEqual([]);

  const { host } = new URL(outside.url);
  expect(outside.asked.filter((address) => !address.startsWith(`${host}/v`))).toEqual([]);
  expect(canaries.visits).toBe(0);
});
