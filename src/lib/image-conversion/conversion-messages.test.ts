import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { readMessages, writeMessage } from './conversion-messages.ts';

const messages = [[], [''], ['one', '', 'two'], ['three'.repeat(1_000)]];

async function written(): Promise<Buffer> {
  const stream = new PassThrough();
  for (const parts of messages)
    writeMessage(
      stream,
      parts.map((part) => Buffer.from(part)),
    );
  stream.end();
  return buffer(stream);
}

async function read(pieces: Buffer[], maximumBytes?: number): Promise<string[][]> {
  const seen: string[][] = [];
  for await (const parts of readMessages(Readable.from(pieces), maximumBytes)) seen.push(parts.map(String));
  return seen;
}

describe('readMessages', () => {
  it.each([1, 3, 4, 5, 1_000, 100_000])('reads what was written, in pieces of %i bytes', async (size) => {
    const bytes = await written();
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
    expect(await read(pieces)).toEqual(messages);
  });

  it('leaves out a message that does not end', async () => {
    expect(await read([(await written()).subarray(0, -1)])).toEqual(messages.slice(0, -1));
  });

  it('refuses a message that is too long before it has come', async () => {
    await expect(read([Buffer.from([0x7f, 0xff, 0xff, 0xff])], 1_000)).rejects.toThrow('too long');
  });

  it.each([
    ['a part longer than the message', [0, 0, 0, 5, 0, 0, 0, 2, 7]],
    ['half a length', [0, 0, 0, 2, 0, 0]],
  ])('refuses %s', async (_name, bytes) => {
    await expect(read([Buffer.from(bytes)])).rejects.toThrow();
  });
});
