import { mix } from '../random.ts';
import { postImageNumber, splitPostImageNumber } from './image-number.ts';

/**
 * A YouTube video's id: eight bytes as eleven characters, as there. They hold the post's number, scrambled, and a check,
 * so that the CDN finds the creator behind a thumbnail without a table.
 */
const checkSalt = 0x71de0;
const scrambleSalt = 0x5c2a3b;

export function videoIdOf(creatorIndex: number, postNumber: number): string {
  const number = postImageNumber(creatorIndex, postNumber);
  const check = mix(checkSalt, number);
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE((number ^ mix(scrambleSalt, check)) >>> 0, 0);
  bytes.writeUInt32BE(check, 4);
  return bytes.toString('base64url');
}

/** Null for an id that was never given out. */
export function postOfVideoId(id: string): { creatorIndex: number; postNumber: number } | null {
  const bytes = Buffer.from(id, 'base64url');
  if (bytes.length !== 8) return null;
  const number = (bytes.readUInt32BE(0) ^ mix(scrambleSalt, bytes.readUInt32BE(4))) >>> 0;
  const post = splitPostImageNumber(number);
  return videoIdOf(post.creatorIndex, post.postNumber) === id ? post : null;
}
