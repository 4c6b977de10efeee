import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConversionRequest } from './conversion-child.ts';
import { type ConversionPool, openConversionPool } from './conversion-pool.ts';
import { drawingProcesses } from './conversion-processes.fixture.ts';
import { grainy } from './hostile-images.fixture.ts';

const request: ConversionRequest = {
  format: 'jpeg',
  renditions: [{ width: 96, height: 96, format: 'webp' }],
};
const urgent = { urgent: true };
const good = await grainy(64, 64).jpeg().toBuffer();
const linux = process.platform === 'linux';

let opened: ConversionPool[] = [];
function open(processes = 1): ConversionPool {
  const pool = openConversionPool({ processes });
  opened.push(pool);
  return pool;
}

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(opened.map((pool) => pool.close()));
  opened = [];
});

/** With its one process, that has drawn a picture already. */
async function openWarm(): Promise<{ pool: ConversionPool; child: number }> {
  const pool = open();
  expect(await pool.convert(good, request, urgent)).toMatchObject({ done: true });
  const [child] = drawingProcesses();
  if (child === undefined) throw new Error('There is no child process.');
  return { pool, child };
}

describe('openConversionPool', () => {
  it('loses the picture whose process dies, and none of those that wait', async () => {
    const { pool, child } = await openWarm();
    process.kill(child, 'SIGSTOP');
    const conversions = [1, 2, 3].map(() => pool.convert(good, request, urgent));
    process.kill(child, 'SIGKILL');
    expect(await Promise.all(conversions)).toMatchObject([
      { done: false, reason: 'crashed' },
      { done: true },
      { done: true },
    ]);
    expect(drawingProcesses()).not.toContain(child);
  });

  it('ends a process that takes too long, and draws on in another', async () => {
    const { pool, child } = await openWarm();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    process.kill(child, 'SIGSTOP');
    const conversions = [1, 2].map(() => pool.convert(good, request, urgent));
    await vi.advanceTimersByTimeAsync(8_000);
    vi.useRealTimers();
    expect(await Promise.all(conversions)).toMatchObject([
      { done: false, reason: 'timeout' },
      { done: true },
    ]);
    expect(drawingProcesses()).not.toContain(child);
  });

  it('ends a process that has had nothing to do for a minute, and starts another when there is', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { pool, child } = await openWarm();
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    expect(await pool.convert(good, request, urgent)).toMatchObject({ done: true });
    expect(drawingProcesses()).not.toContain(child);
  });

  it.runIf(linux)('gives a process little memory, no file to write and no secrets', async () => {
    process.env.AUTH_SECRET = 'a secret';
    const { child } = await openWarm();
    delete process.env.AUTH_SECRET;
    const limits = readFileSync(`/proc/${child}/limits`, 'utf8');
    expect(limits).toMatch(/Max data size +1610612736 /);
    expect(limits).toMatch(/Max file size +0 /);
    const environment = readFileSync(`/proc/${child}/environ`, 'utf8').split('\0').filter(Boolean);
    expect(environment.map((line) => line.split('=')[0]).sort()).toEqual(['PATH', 'PWD']);
  });

  it.runIf(linux)('survives a picture that the kernel refuses the memory for', async () => {
    const { pool, child } = await openWarm();
    const large = await sharp({ create: { width: 4_000, height: 4_000, channels: 4, background: 'red' } })
      .png({ progressive: true })
      .toBuffer();
    const used = Number(/VmData:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1]) * 1024;
    execFileSync('prlimit', ['--pid', `${child}`, `--data=${used + 20 * 2 ** 20}`]);
    expect(await pool.convert(large, { ...request, format: 'png' }, urgent)).toMatchObject({ done: false });
    expect(await pool.convert(good, request, urgent)).toMatchObject({ done: true });
  });

  it('draws first what somebody is looking at, and leaves a process for it', async () => {
    const ended: string[] = [];
    const pool = open(1);
    const draw = async (name: string, isUrgent: boolean) => {
      await pool.convert(good, request, { urgent: isUrgent });
      ended.push(name);
    };
    await Promise.all([
      draw('first', false),
      draw('second', false),
      draw('third', false),
      draw('urgent', true),
    ]);
    expect(ended).toEqual(['first', 'urgent', 'second', 'third']);
    await pool.close();

    const pair = open(2);
    await Promise.all([1, 2, 3].map(() => pair.convert(good, request, { urgent: false })));
    expect(drawingProcesses().length).toBe(1);
    await Promise.all([1, 2, 3].map(() => pair.convert(good, request, urgent)));
    expect(drawingProcesses().length).toBe(2);
  });

  it('ends everything at once when it is closed', async () => {
    const { pool } = await openWarm();
    const [child = 0] = drawingProcesses();
    process.kill(child, 'SIGSTOP');
    const conversions = Promise.allSettled(
      [1, 2].map((number) => pool.convert(good, request, { urgent: number === 1 })),
    );
    await pool.close();
    expect((await conversions).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(drawingProcesses()).toEqual([]);
    await expect(pool.convert(good, request, urgent)).rejects.toThrow('closed');
  });
});
