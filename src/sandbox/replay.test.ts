import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keywordPath, openTestSandbox, type TestSandbox } from './testing.ts';

let folder: string;
let sandbox: TestSandbox | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'));
});
afterEach(async () => {
  await sandbox?.stop();
  sandbox = null;
  await rm(folder, { recursive: true });
});

async function replay(index: unknown) {
  await writeFile(join(folder, 'index.json'), typeof index === 'string' ? index : JSON.stringify(index));
  sandbox = await openTestSandbox({ replayFolder: folder });
  return sandbox;
}

const keyword = '/v1/tiktok/search/keyword';

describe('replaying recordings', () => {
  it('answers what fits, plain, packed and HTML, with its status', async () => {
    await writeFile(join(folder, 'first.json'), '{"page": 0}');
    await writeFile(join(folder, 'second.json.gz'), gzipSync('{"page": 1}'));
    await writeFile(join(folder, 'gone.html'), '<pre>gone</pre>');
    const { ask, askJson } = await replay([
      { path: keyword, query: { query: 'tea' }, status: 200, file: 'first.json' },
      { path: keyword, query: { query: 'tea', cursor: '30' }, status: 200, file: 'second.json.gz' },
      { path: '/v1/old', query: {}, status: 404, file: 'gone.html' },
    ]);
    expect(await askJson(`${keyword}?query=tea&trim=false`)).toEqual({ status: 200, body: { page: 0 } });
    expect(await askJson(keywordPath('tea', 30))).toEqual({ status: 200, body: { page: 1 } });
    expect(await ask('/v1/old')).toMatchObject({ status: 404, isJson: false, text: '<pre>gone</pre>' });
    expect(await askJson(keywordPath('coffee'))).toMatchObject({
      status: 404,
      body: { success: false, error: 'not_found', credits_charged: 0 },
    });
    expect((await askJson('/v1/account/credit-balance')).body.creditCount).toBe(999_998);
  });

  it('takes a missing cursor for the beginning and lets the @ of a handle be', async () => {
    await writeFile(join(folder, 'page.json'), '{"page": 0}');
    await writeFile(join(folder, 'tea.json'), '{"user": "tea"}');
    const { askJson } = await replay([
      { path: keyword, query: { query: 'tea', cursor: '0' }, status: 200, file: 'page.json' },
      { path: '/v1/tiktok/profile', query: { handle: '@tea' }, status: 200, file: 'tea.json' },
    ]);
    expect((await askJson(`${keyword}?query=tea`)).body).toEqual({ page: 0 });
    expect((await askJson('/v1/tiktok/profile?handle=tea')).body).toEqual({ user: 'tea' });
  });

  it('suffers faults and logs calls like the world, and has no images', async () => {
    await writeFile(join(folder, 'page.json'), '{"page": 0}');
    const { ask, askImage, setFaults, control } = await replay([
      { path: keyword, query: { query: 'tea' }, status: 200, file: 'page.json' },
    ]);
    await setFaults({ failNext: [{ kind: '500' }] });
    expect((await ask(keywordPath('tea'))).status).toBe(500);
    expect((await ask(keywordPath('tea'))).status).toBe(200);
    expect((await askImage('https://p16-sign-va.tiktokcdn.com/a.jpeg?x-expires=1700000000')).status).toBe(
      403,
    );
    expect((await askImage('https://p16-sign-va.tiktokcdn.com/a.jpeg')).status).toBe(404);
    expect((await control('calls')).calls).toHaveLength(4);
    expect(await control('state')).toMatchObject({ mode: 'replay', creatorCount: null });
  });

  it.each([
    ['{', 'is not JSON'],
    [[{ path: keyword }], '0.file'],
    [[{ path: keyword, file: 'missing.json' }], 'which does not exist'],
    [[{ path: keyword, file: '../outside.json' }], 'outside of its folder'],
    [[{ path: keyword, file: 'link.json' }], 'outside of its folder'],
    [[{ path: keyword, file: 'inner' }], 'which is not a file'],
  ])('refuses the index %j in one sentence', async (index, words) => {
    await mkdir(join(folder, 'inner'));
    await symlink('/etc/hostname', join(folder, 'link.json'));
    await expect(replay(index)).rejects.toThrow(words);
  });

  it('refuses a folder without an index', async () => {
    await expect(openTestSandbox({ replayFolder: join(folder, 'nowhere') })).rejects.toThrow(
      'does not exist',
    );
    await expect(openTestSandbox({ replayFolder: folder })).rejects.toThrow('no readable index.json');
  });
});

const payloads = resolve(process.env.CASTLIST_PAYLOADS ?? '../shared/payloads');

describe.skipIf(!existsSync(payloads))('with the real recordings', () => {
  it('answers two pages of "airpods pro" and a private profile', async () => {
    sandbox = await openTestSandbox({ replayFolder: payloads });
    for (const cursor of [0, 30]) {
      const { status, body } = await sandbox.askJson(keywordPath('airpods pro', cursor));
      expect(status).toBe(200);
      expect(body.cursor).toBe(cursor + 30);
      expect(body.search_item_list).toHaveLength(30);
    }
    expect((await sandbox.askJson(keywordPath('airpods pro', 60))).status).toBe(404);
    expect((await sandbox.askJson('/v1/tiktok/profile?handle=@barstoolphilly')).body).toMatchObject({
      account_private: true,
    });
  });
});
