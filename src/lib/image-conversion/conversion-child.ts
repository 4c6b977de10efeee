import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { readMessages, writeMessage } from './conversion-messages.ts';
import type { Rendition } from './draw-image.ts';
import type { ImageFormat } from './image-format.ts';

export interface ConversionRequest {
  format: ImageFormat;
  renditions: readonly Rendition[];
}

export interface ConversionChild {
  /** Throws when the process cannot be started: that is no picture's fault. */
  started(): Promise<void>;
  draw(source: Buffer, request: ConversionRequest): Promise<Buffer[] | 'undecodable' | 'timeout' | 'crashed'>;
  /** False when it has ended, or has grown old: end it then. */
  usable(): boolean;
  end(): Promise<void>;
}

const largestAnswerBytes = 8 * 2 ** 20;
const startTimeoutMs = 60_000;
const drawTimeoutMs = 8_000;
const idleMs = 60_000;

const script = fileURLToPath(new URL('conversion-process.ts', import.meta.url));
const packageFiles = ['./', '../../../node_modules', '../../../package.json'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);
// Any of them may be a link.
const readable = new Set(packageFiles.flatMap((path) => [path, realpathSync(path)]));

const nodeParameters = [
  // What a hostile picture makes of the decoder in WebAssembly reads no other file and starts no process.
  '--permission',
  '--allow-addons',
  ...Array.from(readable, (path) => `--allow-fs-read=${path}`),
  '--no-warnings',
  '--max-old-space-size=128',
  script,
];

/*
 * Kilobytes of data: half a gigabyte is what V8 reserves for code, a gigabyte is left for a picture, and 25 megapixels
 * need less in every format. No file is written. Seconds of CPU: a process whose parent was killed while it decoded
 * without end ends as well. What cannot be set is stricter already.
 */
const limits = ['-d 1572864', '-f 0', '-c 0', '-t 120'];
const underLimits = `${limits.map((limit) => `(ulimit ${limit}) 2>/dev/null && ulimit ${limit}; `).join('')}exec "$0" "$@"`;

/** A process that draws one picture at a time, and ends by itself when it has had nothing to do for a while. */
export function startConversionChild(): ConversionChild {
  const child = spawnLimited();
  const messages = readMessages(child.stdout, largestAnswerBytes);
  const ended = new Promise<null>((resolve) => {
    child.on('exit', () => resolve(null)).on('error', () => resolve(null));
  });
  let usable = true;
  void ended.then(() => {
    usable = false;
  });
  // What it does not take any more is told by its end.
  child.stdin.on('error', () => child.kill('SIGKILL'));
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2_000);
  });
  const ready = hear(startTimeoutMs);
  let idle = setTimeout(end, idleMs).unref();

  /** The next message; null when the process ends instead, or says what is no message. */
  async function hear(timeoutMs: number): Promise<{ message: Buffer[] | null; inTime: boolean }> {
    let inTime = true;
    const timer = setTimeout(() => {
      inTime = false;
      void end();
    }, timeoutMs);
    const next = messages.next().catch(() => null);
    const heard = await Promise.race([next, ended]);
    clearTimeout(timer);
    return { message: heard?.value ?? null, inTime };
  }

  async function end(): Promise<void> {
    usable = false;
    clearTimeout(idle);
    child.kill('SIGKILL');
    await ended;
    // Whatever it may have started could hold the other ends.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
  }

  async function started(): Promise<void> {
    if ((await ready).message === null)
      throw new Error(`A conversion process ended before it was ready. ${complaint}`);
  }

  async function draw(source: Buffer, request: ConversionRequest) {
    clearTimeout(idle);
    writeMessage(child.stdin, [Buffer.from(JSON.stringify(request)), source]);
    const { message, inTime } = await hear(drawTimeoutMs);
    if (!inTime) return 'timeout';
    const [old, ...files] = message ?? [];
    if (old === undefined || ![0, request.renditions.length].includes(files.length)) {
      await end();
      return 'crashed';
    }
    if (old[0] !== 0) usable = false;
    idle = setTimeout(end, idleMs).unref();
    return files.length === 0 ? 'undecodable' : files;
  }

  return { started, draw, usable: () => usable, end };
}

/** With nothing of our environment: secrets are in it. */
function spawnLimited(): ChildProcessByStdio<Writable, Readable, Readable> {
  const options = { stdio: ['pipe', 'pipe', 'pipe'] as ['pipe', 'pipe', 'pipe'], windowsHide: true };
  if (process.platform === 'win32') {
    const { SystemRoot } = process.env;
    return spawn(process.execPath, nodeParameters, { ...options, env: { SystemRoot } });
  }
  const { PATH } = process.env;
  return spawn('/bin/sh', ['-c', underLimits, process.execPath, ...nodeParameters], {
    ...options,
    env: { PATH },
  });
}
