import type { ConversionRequest } from './conversion-child.ts';
import { openConversionPool, type PoolConversion } from './conversion-pool.ts';

/*
 * Has pictures drawn by processes of its own, for the process that started it and as long as that is there. It is small,
 * so that starting them takes little, and holds up nobody.
 */

export interface PoolRequest extends ConversionRequest {
  id: number;
  source: Buffer;
  urgent: boolean;
}

/** The error says why no process could be started: that is no picture's fault. */
export type PoolAnswer = { id: number } & ({ conversion: PoolConversion } | { error: string });

const pool = openConversionPool({ processes: Number(process.argv[2]) });

// Ctrl+C reaches all processes of a terminal: the parent says when this one ends.
process.on('SIGINT', () => {});
process.on('disconnect', () => void pool.close());
process.on('message', async ({ id, source, urgent, ...request }: PoolRequest) => {
  const answer = await pool.convert(source, request, { urgent }).then(
    (conversion): PoolAnswer => ({ id, conversion }),
    (error: Error): PoolAnswer => ({ id, error: error.message }),
  );
  // Nobody hears it who has just ended.
  process.send?.(answer, () => {});
});
