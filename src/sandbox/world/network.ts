import { mix } from '../random.ts';

/** Each network has people of its own: the same makers, another seed. */
interface NetworkSettings {
  seed: number;
  /** How many creators it has unless told otherwise. */
  creatorCount: number;
  /** As the network numbers its accounts. */
  accountId(createdAt: number, seed: number, index: number): string;
}

export const networkNames = ['tiktok', 'instagram', 'youtube'] as const;
export type Network = (typeof networkNames)[number];

export const networkSettings: Record<Network, NetworkSettings> = {
  tiktok: {
    seed: 20_260_801,
    creatorCount: 32_000,
    accountId: (createdAt, _seed, index) => snowflake(createdAt, index),
  },
  instagram: {
    seed: 20_260_802,
    creatorCount: 12_000,
    accountId: (_createdAt, _seed, index) => String(1_000_000_000 + scattered(index + 1)),
  },
  youtube: {
    seed: 20_260_803,
    creatorCount: 12_000,
    accountId: (_createdAt, seed, index) => channelId(seed, index),
  },
};

/** TikTok's ids: the second of their making in the upper half, here the thing's own number, scattered, in the lower. */
export function snowflake(unixSeconds: number, number: number): string {
  return ((BigInt(unixSeconds) << 32n) | BigInt(scattered(number))).toString();
}

/** No two numbers below 2^32 give the same. */
function scattered(number: number): number {
  return Math.imul(number, 0x9e3779b1) >>> 0;
}

/** "UC" and sixteen bytes as 22 characters. */
function channelId(seed: number, index: number): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32BE(scattered(index + 1), 0);
  for (let at = 4; at < 16; at += 4) bytes.writeUInt32BE(mix(seed, at), at);
  return `UC${bytes.toString('base64url')}`;
}
