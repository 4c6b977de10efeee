import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** The folder of recorded answers of the provider, which are not part of the project; null where it is absent. */
export const payloadsFolder = ((): string | null => {
  const folder =
    process.env.CASTLIST_PAYLOADS || fileURLToPath(new URL('../../../shared/payloads', import.meta.url));
  return existsSync(join(folder, 'index.json')) ? folder : null;
})();

/** All recordings of one endpoint, by file name. */
export function readPayloads(endpoint: string): [name: string, body: unknown][] {
  if (payloadsFolder === null) return [];
  const folder = join(payloadsFolder, endpoint);
  return readdirSync(folder).map((name) => {
    const bytes = readFileSync(join(folder, name));
    return [name, JSON.parse((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'))];
  });
}
