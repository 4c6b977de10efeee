import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRandom } from '../../sandbox/random.ts';
import {
  gifWithHugeCanvas,
  grainy,
  polyglotMark,
  polyglots,
  refusedImages,
} from './hostile-images.fixture.ts';
import { type ImageConverter, openImageConverter, type Rendition } from './image-converter.ts';
import { mutate, sampleImages } from './mutated-images.fixture.ts';

const small: Rendition[] = [{ width: 96, height: 96, format: 'webp' }];
const two: Rendition[] = [...small, { width: 40, height: 52, format: 'jpeg' }];
const urgent = { urgent: true };
const good = await grainy(64, 64).jpeg().toBuffer();
const linux = process.platform === 'linux';

let opened: ImageConverter[] = [];
function open(processes = 1): ImageConverter {
  const converter = openImageConverter({ processes });
  opened.push(converter);
  return converter;
}

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(opened.map((converter) => converter.close()));
  opened = [];
});

/** The processes of all converters of this process. */
function children(): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('conversion-process.ts'))
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, parent]) => (pid !== undefined && parent === process.pid ? [pid] : []));
}

/** With its one process, that has drawn a picture already. */
async function openWarm(): Promise<{ converter: ImageConverter; child: number }> {
  const converter = open();
  expect(await converter.convert(good, small, urgent)).toMatchObject({ done: true });
  const [child] = children();
  if (child === undefined) throw new Error('There is no child process.');
  return { converter, child };
}

describe('openImageConverter', () => {
  it('draws every kind of HEIC', async () => {
    const converter = open(2);
    const folder = new URL('fixtures/', import.meta.url);
    const names = readdirSync(folder).filter((name) => name.endsWith('.heic'));
    expect(names).toContain('chart-p3.heic');
    for (const name of names) {
      const conversion = await converter.convert(readFileSync(new URL(name, folder)), two, urgent);
      expect({ name, ...conversion }).toMatchObject({ name, done: true });
    }
  });

  it('draws every format, one file a rendition', async () => {
    const converter = open(2);
    const heic = readFileSync(new URL('fixtures/photo-200.heic', import.meta.url));
    for (const format of ['jpeg', 'png', 'webp', 'gif', 'avif', 'heic'] as const) {
      const source = format === 'heic' ? heic : await grainy().toFormat(format, { effort: 1 }).toBuffer();
      const conversion = await converter.convert(source, two, urgent);
      expect(conversion).toMatchObject({
        done: true,
        originalFormat: format,
        milliseconds: expect.any(Number),
      });
      const files = conversion.done ? conversion.files : [];
      expect(await Promise.all(files.map((file) => sharp(file).metadata()))).toMatchObject(two);
    }
  });

  it('starts no process for what is no picture', async () => {
    const page = await open().convert(
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      small,
      urgent,
    );
    expect(page).toEqual({
      done: false,
      originalFormat: 'unknown',
      reason: 'unknown_format',
      milliseconds: 0,
    });
    expect(children()).toEqual([]);
  });

  it('refuses pictures that are broken, lie or want too much, in the same process', async () => {
    const { converter, child } = await openWarm();
    for (const [name, source] of await refusedImages())
      expect({ name, ...(await converter.convert(source, small, urgent)) }).toMatchObject({
        name,
        done: false,
        reason: 'undecodable',
      });
    expect(children()).toEqual([child]);
  });

  it('draws the picture of a file that is something else as well, and nothing else', async () => {
    const converter = open();
    for (const [name, source] of await polyglots()) {
      expect(source.includes(polyglotMark), name).toBe(true);
      const conversion = await converter.convert(source, two, urgent);
      expect({ name, ...conversion }).toMatchObject({ name, done: true });
      for (const file of conversion.done ? conversion.files : [])
        expect(file.includes(polyglotMark)).toBe(false);
    }
    expect(await converter.convert(await gifWithHugeCanvas(), small, urgent)).toMatchObject({ done: true });
  });

  it('answers for each of hundreds of mutated files', async () => {
    const converter = open(2);
    const random = createRandom(4);
    const mutated = (await sampleImages()).flatMap((image) =>
      Array.from({ length: 12 }, () => mutate(image, random)),
    );
    const answers = await Promise.all(mutated.map((source) => converter.convert(source, small, urgent)));
    expect(answers.length).toBeGreaterThanOrEqual(250);
    expect(answers.some(({ done }) => done)).toBe(true);
    expect(answers.some(({ done }) => !done)).toBe(true);
    expect(await converter.convert(good, small, urgent)).toMatchObject({ done: true });
  });

  it('loses the picture whose process dies, and none of those that wait', async () => {
    const { converter, child } = await openWarm();
    process.kill(child, 'SIGSTOP');
    const conversions = [1, 2, 3].map(() => converter.convert(good, small, urgent));
    process.kill(child, 'SIGKILL');
    expect(await Promise.all(conversions)).toMatchObject([
      { done: false, reason: 'crashed', originalFormat: 'jpeg' },
      { done: true },
      { done: true },
    ]);
    expect(children()).not.toContain(child);
  });

  it('ends a process that takes too long, and draws on in another', async () => {
    const { converter, child } = await openWarm();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    process.kill(child, 'SIGSTOP');
    const conversions = [1, 2].map(() => converter.convert(good, small, urgent));
    await vi.advanceTimersByTimeAsync(8_000);
    vi.useRealTimers();
    expect(await Promise.all(conversions)).toMatchObject([
      { done: false, reason: 'timeout' },
      { done: true },
    ]);
    expect(children()).not.toContain(child);
  });

  it('ends a process that has had nothing to do for a minute, and starts another when there is', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { converter, child } = await openWarm();
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    expect(await converter.convert(good, small, urgent)).toMatchObject({ done: true });
    expect(children()).not.toContain(child);
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
    const { converter, child } = await openWarm();
    const large = await sharp({ create: { width: 4_000, height: 4_000, channels: 4, background: 'red' } })
      .png({ progressive: true })
      .toBuffer();
    const used = Number(/VmData:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1]) * 1024;
    execFileSync('prlimit', ['--pid', `${child}`, `--data=${used + 20 * 2 ** 20}`]);
    expect(await converter.convert(large, small, urgent)).toMatchObject({ done: false });
    expect(await converter.convert(good, small, urgent)).toMatchObject({ done: true });
  });

  it('draws first what somebody is looking at, and leaves a process for it', async () => {
    const ended: string[] = [];
    const converter = open(1);
    const draw = async (name: string, isUrgent: boolean) => {
      await converter.convert(good, small, { urgent: isUrgent });
      ended.push(name);
    };
    await Promise.all([
      draw('first', false),
      draw('second', false),
      draw('third', false),
      draw('urgent', true),
    ]);
    expect(ended).toEqual(['first', 'urgent', 'second', 'third']);
    await converter.close();

    const pair = open(2);
    await Promise.all([1, 2, 3].map(() => pair.convert(good, small, { urgent: false })));
    expect(children().length).toBe(1);
    await Promise.all([1, 2, 3].map(() => pair.convert(good, small, urgent)));
    expect(children().length).toBe(2);
  });

  it('ends everything at once when it is closed', async () => {
    const { converter } = await openWarm();
    const [child = 0] = children();
    process.kill(child, 'SIGSTOP');
    const conversions = Promise.allSettled(
      [1, 2].map((number) => converter.convert(good, small, { urgent: number === 1 })),
    );
    await converter.close();
    expect((await conversions).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(children()).toEqual([]);
    await expect(converter.convert(good, small, urgent)).rejects.toThrow('closed');
  });
});
