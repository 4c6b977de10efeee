import type { Writable } from 'node:stream';

/*
 * A message is a list of byte strings, each behind its length. Node's own channel between processes is not used: one
 * broken message from a child, whose memory a hostile picture may have reached, would end the process that reads it.
 */
export function writeMessage(stream: Writable, parts: readonly Buffer[]): void {
  stream.cork();
  stream.write(lengthOf(parts.reduce((sum, part) => sum + 4 + part.length, 0)));
  for (const part of parts) {
    stream.write(lengthOf(part.length));
    stream.write(part);
  }
  stream.uncork();
}

/** Throws as soon as what comes is no message, or is longer than allowed. */
export async function* readMessages(
  stream: AsyncIterable<Buffer>,
  maximumBytes = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer[]> {
  let chunks: Buffer[] = [];
  let bytes = 0;
  let wanted = 4;
  for await (const chunk of stream) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes < wanted) continue;
    let rest: Buffer = Buffer.concat(chunks);
    for (wanted = endOfFirst(rest); rest.length >= wanted; wanted = endOfFirst(rest)) {
      yield readParts(rest.subarray(4, wanted));
      rest = rest.subarray(wanted);
    }
    if (wanted > maximumBytes) throw new Error('A message is too long.');
    chunks = [rest];
    bytes = rest.length;
  }
}

function endOfFirst(bytes: Buffer): number {
  return bytes.length < 4 ? 4 : 4 + bytes.readUInt32BE(0);
}

function readParts(body: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = at + 4 + body.readUInt32BE(at);
    if (end > body.length) throw new Error('A message has a part that is longer than itself.');
    parts.push(body.subarray(at + 4, end));
    at = end;
  }
  return parts;
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
