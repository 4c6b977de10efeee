import { type ChildProcess, fork, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';

const main = new URL('./main.ts', import.meta.url);
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(environment: Record<string, string>) {
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', 'ipc'];
  const child = fork(main, { stdio, execArgv: [], env: { PATH: process.env.PATH, ...environment } });
  children.push(child);
  const texts = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()));
  return { child, texts };
}

describe('the process', () => {
  it('says where it is, once, on stdout and to its parent, with the pace and the troubles of the demo', async () => {
    const { child, texts } = start({});
    const [message] = (await once(child, 'message')) as [{ ready: boolean; url: string }];
    expect(message).toEqual({ ready: true, url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
    const state = (await (await fetch(`${message.url}/__sandbox/state`)).json()) as Record<string, unknown>;
    expect(state).toMatchObject({
      faults: {
        latency: { pages: { kind: 'lognormal', ms: 350 } },
        images: { heicAvatars: 0.33, refusedAlways: 0.02 },
      },
    });
    expect(state.creatorCount).toBeGreaterThanOrEqual(20_000);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(texts).toEqual({ stdout: `${JSON.stringify(message)}\n`, stderr: '' });
  });

  it('ends with its parent', async () => {
    const { child } = start({ SANDBOX_FAULTS: 'none' });
    await once(child, 'message');
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.each([
    [{ SANDBOX_REPLAY: '/nowhere/at/all' }, 'The replay folder /nowhere/at/all does not exist.\n'],
    [{ SANDBOX_PORT: 'many' }, /^SANDBOX_PORT is not right: .+\n$/],
  ])('refuses %j with one sentence and code 1', async (environment, sentence) => {
    const { child, texts } = start(environment);
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(texts.stderr).toMatch(sentence);
    expect(texts.stdout).toBe('');
  });
});
