import { registerHooks } from 'node:module';

/*
 * Node reads the whole package.json of a package anew for each file that is imported from it (24.21 and 26.10;
 * nodejs/node#58126). That of drizzle-orm has 179 kB: half a second for its hundred files, in every process. Said what
 * they are, Node does not look. From drizzle-orm 1.0 on its package.json is small, and this can go.
 */
registerHooks({
  resolve(specifier, context, next) {
    const within = specifier.startsWith('.') && context.parentURL?.includes('/node_modules/drizzle-orm/');
    if (!within || !specifier.endsWith('.js')) return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true };
  },
});
