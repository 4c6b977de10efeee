// Changes pieces of the product's source text as it is loaded, as CHAOS_PLANT says. For `--import`, before anything else.
import { registerHooks } from 'node:module';
import type { Replacement } from './planted-faults.ts';

const replacements: Replacement[] = JSON.parse(process.env.CHAOS_PLANT ?? '[]');
const missing = new Set(replacements);

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const own = replacements.filter(({ file }) => url.endsWith(`/src/${file}`));
    if (own.length === 0) return loaded;
    let source = String(loaded.source);
    for (const replacement of own) {
      const { file, find, put } = replacement;
      if (source.split(find).length !== 2) {
        process.stderr.write(`A planted fault does not fit: "${find}" is not found once in ${file}.\n`);
        process.exit(1);
      }
      source = source.replace(find, () => put);
      missing.delete(replacement);
    }
    return { ...loaded, source };
  },
});

process.once('exit', (code) => {
  if (code === 0 && missing.size > 0) process.exitCode = 1;
});
