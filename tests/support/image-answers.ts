import { expect } from 'vitest';
import { creators } from '../../src/db/schema/creators.ts';
import { createImageAddresses, imageVersion } from '../../src/features/images/image-addresses.ts';
import type { TestApp } from './test-app.ts';

/** Stands in all that is foreign, and in nothing that is sent. */
export const mark = 'CANARY-5f1b';

let count = 0;

/** The address of somebody's avatar, whom nobody has looked at yet. */
export async function addSomebody(
  app: TestApp,
  changes: Partial<typeof creators.$inferInsert> = {},
): Promise<string> {
  const externalId = String(++count);
  const avatarSourceUrl = `https://p16.tiktokcdn.com/face-${externalId}.jpg`;
  const values = { platform: 'tiktok', externalId, handle: 'newcomer', avatarSourceUrl, ...changes };
  const [{ id, platform } = { id: '', platform: '' }] = await app.database
    .insert(creators)
    .values(values)
    .returning();
  const version = imageVersion(platform, avatarSourceUrl);
  return createImageAddresses(app.configuration.authSecret).sign({ kind: 'creator', id, version });
}

export interface Shown {
  type: string;
  headers: Headers;
  body: Buffer;
}

/** What is shown in the end, found to be nothing but a picture of ours. */
export async function showOurs(
  app: TestApp,
  address: string,
  headers: Record<string, string> = {},
): Promise<Shown> {
  for (;;) {
    const answer = await fetch(new URL(address, app.url), { headers });
    const body = Buffer.from(await answer.arrayBuffer());
    expect(answer.status).toBe(200);
    expectOurs(answer.headers, body);
    if (answer.headers.get('x-image-proxy-source') === 'placeholder-pending') continue;
    return { type: answer.headers.get('content-type') ?? '', headers: answer.headers, body };
  }
}

export const svg = 'image/svg+xml; charset=utf-8';
const namesOfHeaders = [
  ...[
    'cache-control',
    'connection',
    'content-disposition',
    'content-length',
    'content-security-policy',
    'content-type',
  ],
  ...[
    'cross-origin-opener-policy',
    'cross-origin-resource-policy',
    'date',
    'etag',
    'keep-alive',
    'origin-agent-cluster',
  ],
  ...[
    'referrer-policy',
    'vary',
    'x-content-type-options',
    'x-dns-prefetch-control',
    'x-download-options',
    'x-frame-options',
  ],
  ...['x-image-fetch-strategy', 'x-image-final-status', 'x-image-original-format', 'x-image-proxy-source'],
  ...['x-image-proxy-time', 'x-permitted-cross-domain-policies', 'x-xss-protection'],
];

function expectOurs(headers: Headers, body: Buffer): void {
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-disposition': 'inline',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': expect.stringMatching(/^image\/(webp|jpeg|svg\+xml; charset=utf-8)$/),
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-image-fetch-strategy': expect.stringMatching(/^[a-z-]+$/),
    'x-image-final-status': expect.stringMatching(/^(\d{3}|none)$/),
    'x-image-original-format': expect.stringMatching(/^[a-z]+$/),
    'x-image-proxy-source': expect.stringMatching(/^[a-z0-9-]+$/),
  });
  expect([...headers.keys()].filter((name) => !namesOfHeaders.includes(name))).toEqual([]);
  expect(JSON.stringify([...headers])).not.toContain(mark);
  expect(body.includes(mark) || body.includes(Buffer.from(mark, 'utf16le'))).toBe(false);
  if (headers.get('content-type') === svg) {
    // Two elements in a third, and nothing that runs or loads.
    expect(body.toString()).toMatch(
      /^<svg [\w=":/. ]+><rect [^<>&]+\/><text [^<>&]+>[^<>&]+(&\w+;)?<\/text><\/svg>$/,
    );
  }
}
