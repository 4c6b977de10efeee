import PQueue from 'p-queue';
import { type ConversionChild, type ConversionRequest, startConversionChild } from './conversion-child.ts';
import type { Rendition } from './draw-image.ts';
import { type ImageFormat, sniffFormat } from './image-format.ts';

export type { OutputFormat, Rendition } from './draw-image.ts';

export type Conversion =
  | { done: true; originalFormat: ImageFormat; files: Buffer[]; milliseconds: number }
  | {
      done: false;
      originalFormat: ImageFormat;
      reason: 'unknown_format' | 'undecodable' | 'timeout' | 'crashed';
      milliseconds: number;
    };

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

/**
 * Draws pictures of unknown origin in child processes, not in threads: decoders are native code, and one that crashes,
 * never ends or wants all memory takes nothing along but itself.
 */
export function openImageConverter({ processes }: { processes: number }): ImageConverter {
  const queue = new PQueue({ concurrency: processes });
  // Of several processes one is always left for somebody who is looking.
  const notUrgent = new PQueue({ concurrency: Math.max(1, processes - 1) });
  const children = new Set<ConversionChild>();
  const free: ConversionChild[] = [];
  let closed = false;

  async function draw(source: Buffer, request: ConversionRequest): Promise<Conversion> {
    if (closed) throw new Error('The image converter is closed.');
    const child = takeChild();
    try {
      await child.started();
      const startedAt = performance.now();
      const answer = await child.draw(source, request);
      const told = { originalFormat: request.format, milliseconds: performance.now() - startedAt };
      if (closed) throw new Error('The image converter was closed.');
      if (typeof answer === 'string') return { done: false, reason: answer, ...told };
      // A process that a picture has taken over could answer anything.
      const asAsked = answer.every((file, at) => sniffFormat(file) === request.renditions[at]?.format);
      return asAsked ? { done: true, files: answer, ...told } : { done: false, reason: 'crashed', ...told };
    } finally {
      await giveBack(child);
    }
  }

  /** The one that was used last, so that those which are not needed end. */
  function takeChild(): ConversionChild {
    for (let child = free.pop(); child !== undefined; child = free.pop()) {
      if (child.usable()) return child;
      children.delete(child);
    }
    const child = startConversionChild();
    children.add(child);
    return child;
  }

  async function giveBack(child: ConversionChild): Promise<void> {
    if (child.usable()) {
      free.push(child);
      return;
    }
    children.delete(child);
    await child.end();
  }

  return {
    async convert(source, renditions, { urgent }) {
      const format = sniffFormat(source);
      if (format === 'unknown')
        return { done: false, originalFormat: format, reason: 'unknown_format', milliseconds: 0 };
      const request = { format, renditions };
      if (urgent) return queue.add(() => draw(source, request), { priority: 1 });
      return notUrgent.add(() => queue.add(() => draw(source, request)));
    },
    async close() {
      closed = true;
      await Promise.all(Array.from(children, (child) => child.end()));
      await Promise.all([notUrgent.onIdle(), queue.onIdle()]);
    },
  };
}
