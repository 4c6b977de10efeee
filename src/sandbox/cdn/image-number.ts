/** One number for a post, which image addresses and video ids carry: it fits into 32 bits for a million creators. */
const postsPerCreator = 4096;

export function postImageNumber(creatorIndex: number, postNumber: number): number {
  return creatorIndex * postsPerCreator + (postNumber % postsPerCreator);
}

export function splitPostImageNumber(number: number): { creatorIndex: number; postNumber: number } {
  return { creatorIndex: Math.floor(number / postsPerCreator), postNumber: number % postsPerCreator };
}
