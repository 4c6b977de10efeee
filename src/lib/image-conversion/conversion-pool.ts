import PQueue from 'p-queue';
import { type ConversionChild, type ConversionRequest, startConversionChild } from './conversion-child.ts';
import { sniffFormat } from './image-format.ts';

export type PoolConversion =
  | { done: true; files: Buffer[]; milliseconds: number }
  | { done: false; reason: 'undecodable' | 'timeout' | 'crashed'; milliseconds: number };

export interface ConversionPool {
  convert(source: Buffer, request: ConversionRequest, options: { urgent: boolean }): Promise<PoolConversion>;
  /** Ends at once what is under way; whoever waits for it gets an error. */
  close(): Promise<void>;
}

/** Child processes that draw pictures, no more of them than said, and only as long as there are pictures. */
export function openConversionPool({ processes }: { processes: number }): ConversionPool {
  const queue = new PQueue({ concurrency: processes });
  // Of several processes one is always left for somebody who is looking.
  const notUrgent = new PQueue({ concurrency: Math.max(1, processes - 1) });
  const children = new Set<ConversionChild>();
  const free: ConversionChild[] = [];
  let closed = false;

  async function draw(source: Buffer, request: ConversionRequest): Promise<PoolConversion> {
    if (closed) throw new Error('The pool is closed.');
    const child = takeChild();
    try {
      await child.started();
      const startedAt = performance.now();
      const answer = await child.draw(source, request);
      const milliseconds = performance.now() - startedAt;
      if (closed) throw new Error('The pool was closed.');
      if (typeof answer === 'string') return { done: false, reason: answer, milliseconds };
      // A process that a picture has taken over could answer anything.
      const asAsked = answer.every((file, at) => sniffFormat(file) === request.renditions[at]?.format);
      return asAsked
        ? { done: true, files: answer, milliseconds }
        : { done: false, reason: 'crashed', milliseconds };
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
    async convert(source, request, { urgent }) {
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
