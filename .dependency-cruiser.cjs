// The arrows of the house (ARCHITECTURE.md), checked by `npm run check`. Tests may reach everywhere.
const tests = '\\.(test|fixture)\\.tsx?$|/testing\\.ts$|/test-database\\.ts$';

/** A room and all that it may import of ours. */
function room(name, path, allowed, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path, pathNot: tests },
    to: { path: '^src/', pathNot: [path, ...allowed] },
  };
}

const domain = '^src/domain/';
const lib = '^src/lib/';
const db = '^src/db/';
const providers = '^src/providers/';
const platforms = '^src/platforms/';
const queue = '^src/queue/';
const features = '^src/features/';
const local = '^src/local/';

module.exports = {
  forbidden: [
    room('domain-knows-nothing', domain, [], 'What the words mean imports nothing of ours.'),
    room('lib-knows-nothing', lib, [], 'Each of lib makes sense in an unrelated product.'),
    room('providers-stand-on-lib', providers, [lib]),
    room('platforms-stand-on-providers', platforms, [providers, domain, lib]),
    room('db-stands-on-domain', db, [domain, lib]),
    room('queue-stands-on-db', queue, [db, domain, lib]),
    room('web-knows-the-domain', '^src/web/', [domain], 'The screens learn the rest from the API.'),
    room(
      'sandbox-is-the-outside-world',
      '^src/sandbox/',
      [lib],
      'Reached over HTTP only, and stands on itself.',
    ),
    room('local-stands-on-db', local, [db, domain, lib, features]),
    {
      name: 'features-stand-on-platforms',
      severity: 'error',
      from: { path: features, pathNot: [tests, 'routes\\.ts$'] },
      to: { path: '^src/', pathNot: [features, platforms, providers, queue, db, domain, lib] },
    },
    {
      name: 'routes-are-the-edge',
      comment: 'A routes.ts declares routes with http/route.ts; the rest of http/ mounts them.',
      severity: 'error',
      from: { path: `${features}.*routes\\.ts$` },
      to: { path: '^src/http/', pathNot: '^src/http/(route|download|caller-address)\\.ts$' },
    },
    {
      name: 'verbs-know-no-http',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/http/', 'routes\\.ts$', '^src/sandbox/', '^src/server\\.ts$', tests],
      },
      to: { path: '^node_modules/(hono|@hono)/' },
    },
    {
      name: 'platforms-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/platforms/([^/]+)/', pathNot: tests },
      to: { path: '^src/platforms/([^/]+)/', pathNot: '^src/platforms/$1/' },
    },
    {
      name: 'the-registry-names-platforms',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platforms/', tests] },
      to: { path: '^src/platforms/[^/]+/' },
    },
    {
      name: 'nobody-imports-the-sandbox',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/sandbox/', tests] },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'fetching-is-safe-fetch',
      comment:
        'No address out of data is fetched but through lib/safe-fetch.ts; providers have fixed addresses.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/lib/(safe-fetch|object-store/s3-store)\\.ts$', '^src/providers/', tests],
      },
      to: { path: '^node_modules/undici/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: ['\\.d\\.ts$', tests, '^src/(start|dev|server|worker|cli)\\.ts$', '^src/web/public/'],
      },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    // TypeScript 7 has no API to parse with; @swc/core stands in.
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
