import { readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { kill, runUntilLine, until } from '../../local/testing.ts';
import { createRandom } from '../../sandbox/random.ts';
import { drawingProcesses, isRunning, poolProcesses } from './conversion-processes.fixture.ts';
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

let opened: ImageConverter[] = [];
function open(processes = 1): ImageConverter {
  const converter = openImageConverter({ processes });
  opened.push(converter);
  return converter;
}

afterEach(async () => {
  await Promise.all(opened.map((converter) => converter.close()));
  opened = [];
});

/** With its one process, that has drawn a picture already, and the process that started that. */
async function openWarm(): Promise<{ converter: ImageConverter; pool: number; drawing: number }> {
  const converter = open();
  expect(await converter.convert(good, small, urgent)).toMatchObject({ done: true });
  const [pool = 0] = poolProcesses();
  const [drawing = 0] = drawingProcesses(pool);
  expect(drawing).not.toBe(0);
  return { converter, pool, drawing };
}

describe('pictures', () => {
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
    expect(poolProcesses()).toEqual([]);
  });

  it('refuses pictures that are broken, lie or want too much, in the same process', async () => {
    const { converter, pool, drawing } = await openWarm();
    for (const [name, source] of await refusedImages())
      expect({ name, ...(await converter.convert(source, small, urgent)) }).toMatchObject({
        name,
        done: false,
        reason: 'undecodable',
      });
    expect(drawingProcesses(pool)).toEqual([drawing]);
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
});

describe('processes', () => {
  it('those that draw are started by one that never draws, without secrets', async () => {
    process.env.AUTH_SECRET = 'a secret';
    const { pool } = await openWarm();
    delete process.env.AUTH_SECRET;
    expect(drawingProcesses()).toEqual([]);
    if (process.platform !== 'linux') return;
    const environment = readFileSync(`/proc/${pool}/environ`, 'utf8').split('\0').filter(Boolean);
    expect(environment.map((line) => line.split('=')[0])).not.toContain('AUTH_SECRET');
  });

  it("a pool that ends is an error to whoever waits, no picture's fault, and there is another", async () => {
    const { converter, pool, drawing } = await openWarm();
    process.kill(drawing, 'SIGSTOP');
    const conversions = Promise.allSettled([1, 2].map(() => converter.convert(good, small, urgent)));
    process.kill(pool, 'SIGKILL');
    expect((await conversions).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await converter.convert(good, small, urgent)).toMatchObject({ done: true });
    process.kill(drawing, 'SIGCONT');
    await until(() => !isRunning(drawing));
  });

  it('whose server is killed end as well', async () => {
    const module = JSON.stringify(new URL('image-converter.ts', import.meta.url).href);
    const { child: server } = await runUntilLine(`
      const { openImageConverter } = await import(${module});
      const source = Buffer.from('${good.toString('base64')}', 'base64');
      await openImageConverter({ processes: 1 }).convert(source, ${JSON.stringify(small)}, { urgent: true });
      console.log('drawn');
    `);
    const [pool = 0] = poolProcesses(server.pid);
    const [drawing = 0] = drawingProcesses(pool);
    expect(drawing).not.toBe(0);
    await kill(server);
    await until(() => !isRunning(pool) && !isRunning(drawing));
  });

  it('all end at once when the converter is closed', async () => {
    const { converter, pool, drawing } = await openWarm();
    process.kill(drawing, 'SIGSTOP');
    const conversions = Promise.allSettled([1, 2].map(() => converter.convert(good, small, urgent)));
    await converter.close();
    expect((await conversions).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect([pool, drawing].filter(isRunning)).toEqual([]);
    await expect(converter.convert(good, small, urgent)).rejects.toThrow('closed');
  });
});
