import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PoolConversion } from './conversion-pool.ts';
import type { PoolAnswer, PoolRequest } from './conversion-pool-process.ts';
import type { Rendition } from './draw-image.ts';
import { type ImageFormat, sniffFormat } from './image-format.ts';

export type { OutputFormat, Rendition } from './draw-image.ts';

export type Conversion = { originalFormat: ImageFormat } & (
  | PoolConversion
  | { done: false; reason: 'unknown_format'; milliseconds: 0 }
);

export interface ImageConverter {
  /** Files in the order of the renditions. Urgent is what somebody is looking at. */
  convert(
    source: Buffer,
    renditions: readonly Rendition[],
    options: { urgent: boolean },
  ): Promise<Conversion>;
  /** Ends at once what is under way; whoever waits for it gets an error. */
  close(): Promise<void>;
}

const script = fileURLToPath(new URL('conversion-pool-process.ts', import.meta.url));

/**
 * Draws pictures of unknown origin in processes, not in threads: decoders are native code, and one that crashes, never
 * ends or wants all memory takes nothing along but itself. Such processes come and go, and starting one from a large
 * process holds that up for tens of milliseconds: so they are started by a small one, which is started once.
 */
export function openImageConverter({ processes }: { processes: number }): ImageConverter {
  let pool: Pool | null = null;
  let closed = false;
  return {
    async convert(source, renditions, { urgent }) {
      const originalFormat = sniffFormat(source);
      if (originalFormat === 'unknown')
        return { done: false, originalFormat, reason: 'unknown_format', milliseconds: 0 };
      if (closed) throw new Error('The image converter is closed.');
      if (!pool?.running()) pool = startPool(processes);
      const request = { format: originalFormat, renditions };
      return { originalFormat, ...(await pool.convert(source, request, urgent)) };
    },
    async close() {
      closed = true;
      await pool?.close();
    },
  };
}

type Pool = ReturnType<typeof startPool>;

function startPool(processes: number) {
  const waiting = new Map<number, PromiseWithResolvers<PoolConversion>>();
  const child = startProcess(processes);
  const ended = once(child, 'exit').catch(() => {});
  let lastId = 0;
  child.on('message', ({ id, ...answer }: PoolAnswer) => {
    if ('error' in answer) waiting.get(id)?.reject(new Error(answer.error));
    else waiting.get(id)?.resolve(apart(answer.conversion));
    waiting.delete(id);
  });
  let over = false;
  void ended.then(() => {
    over = true;
    for (const { reject } of waiting.values())
      reject(new Error('The process that converts images has ended.'));
    waiting.clear();
  });
  return {
    running: () => !over && child.connected,
    convert(
      source: Buffer,
      request: Pick<PoolRequest, 'format' | 'renditions'>,
      urgent: boolean,
    ): Promise<PoolConversion> {
      const id = ++lastId;
      const answer = Promise.withResolvers<PoolConversion>();
      waiting.set(id, answer);
      const message: PoolRequest = { id, source, ...request, urgent };
      // What it cannot be told any more is told by its end.
      child.send(message, () => {});
      return answer.promise;
    },
    async close(): Promise<void> {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** With copies of its files: whoever keeps one of them does not keep the message that they came in. */
function apart(conversion: PoolConversion): PoolConversion {
  if (!conversion.done) return conversion;
  return { ...conversion, files: conversion.files.map((file) => Buffer.copyBytesFrom(file)) };
}

/** With nothing of our environment: secrets are in it. It handles bytes of strangers, but looks at none. */
function startProcess(processes: number): ChildProcess {
  const { PATH, SystemRoot } = process.env;
  return fork(script, [String(processes)], {
    serialization: 'advanced',
    execArgv: ['--no-warnings', '--max-old-space-size=256'],
    env: { PATH, ...(SystemRoot === undefined ? {} : { SystemRoot }) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
