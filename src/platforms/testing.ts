import { readFileSync } from 'node:fs';
import { ProviderError, type ProviderErrorCode } from '../providers/provider-error.ts';
import type { ProviderContext } from './platform.ts';

/** A synthetic answer of the provider, as in `<platform>/profile`. */
export function fixture(name: `${string}/${string}`) {
  const [platform, file] = name.split('/');
  return JSON.parse(readFileSync(new URL(`${platform}/fixtures/${file}.json`, import.meta.url), 'utf8'));
}

export interface Asked {
  path: string;
  parameters: Record<string, string>;
}

/** A provider that gives this answer to what is asked of a path, and refuses all other paths. */
export function answering(
  bodies: Record<string, unknown>,
  { refusal = 'nothing_found', asked = [] }: { refusal?: ProviderErrorCode; asked?: Asked[] } = {},
): ProviderContext {
  return {
    profileMaximumAgeDays: 0,
    scrapeCreators: {
      async get(path, parameters, schema) {
        asked.push({ path, parameters });
        if (!(path in bodies)) throw new ProviderError(refusal, `Nothing at ${path}.`);
        return schema.parse(bodies[path]);
      },
    },
  };
}
