import { serveStatic } from '@hono/node-server/serve-static';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { ServerServices } from '../features/services.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { docsPage } from './docs-page.ts';
import { badInput, onError } from './on-error.ts';
import type { AnyRoute } from './route.ts';
import { routes } from './routes.ts';
import { pageHeaders, sameOriginOnly } from './security.ts';
import { enforce, type HttpVariables } from './session.ts';

interface AppOptions {
  publicUrl: string | undefined;
  /** The folder of the built screens. */
  webFolder: string;
}

type App = OpenAPIHono<{ Variables: HttpVariables }>;

/** The whole of HTTP: the route table, its documents, and the screens. */
export function createApp(services: ServerServices, { publicUrl, webFolder }: AppOptions): App {
  const app: App = new OpenAPIHono({
    defaultHook(result, http) {
      if (result.success) return;
      // An id that cannot be one names nothing.
      if (result.target === 'param') throw notFound('thing');
      return http.json(badInput(result.error), 400);
    },
  });
  app.onError(onError);
  app.use(pageHeaders);
  app.use('/api/*', sameOriginOnly(publicUrl));
  app.use('/api/*', bodyLimit({ maxSize: 1024 * 1024, onError: tooLarge }));
  app.use('/api/*', async (http, next) => {
    await next();
    if (!http.res.headers.has('cache-control')) http.res.headers.set('cache-control', 'no-store');
  });

  for (const definition of routes) mount(app, definition, services);
  documentApi(app);
  app.all('/api/*', () => {
    throw notFound('route');
  });
  serveScreens(app, webFolder);
  return app;
}

function mount(app: App, definition: AnyRoute, services: ServerServices): void {
  const { params, query, body, answer } = definition;
  const status = answer.status ?? 200;
  const content = answer.schema
    ? { content: { 'application/json': { schema: answer.schema } } }
    : answer.contentType
      ? { content: { [answer.contentType]: { schema: { type: 'string' as const } } } }
      : {};
  const described = createRoute({
    method: definition.method,
    path: definition.path,
    summary: definition.summary,
    tags: [definition.tag],
    middleware: [enforce(definition.policy, services)],
    ...(definition.policy.kind === 'public' ? {} : { security: [{ session: [] }] }),
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    },
    responses: {
      [status]: { description: answer.description, ...content },
      default: { $ref: '#/components/responses/Error' },
    },
  });
  app.openapi(described, async (http) => {
    const value: unknown = await definition.handle({
      params: params ? http.req.valid('param' as never) : undefined,
      query: query ? http.req.valid('query' as never) : undefined,
      body: body ? http.req.valid('json' as never) : undefined,
      account: http.get('account'),
      services,
      http,
    });
    if (value instanceof Response) return value;
    return (status === 204 ? http.body(null, 204) : http.json(value as object, status)) as never;
  });
}

function documentApi(app: App): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'castlist.session_token',
    description: 'Set by signing in.',
  });
  app.openAPIRegistry.registerComponent('responses', 'Error', {
    description: 'What went wrong, with a stable code',
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message'],
              properties: { code: { type: 'string' }, message: { type: 'string' }, details: {} },
            },
          },
        },
      },
    },
  });
  const document = () =>
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Castlist', version: '1', description: 'Find creators on social networks.' },
    });
  app.get('/api/openapi.json', (http) => http.json(document()));
  app.get('/api/docs', (http) => http.html(docsPage(document())));
}

/** The built screens; every address that is no file is one of theirs. */
function serveScreens(app: App, webFolder: string): void {
  app.use('/assets/*', compress(), async (http, next) => {
    await next();
    if (http.res.ok) http.res.headers.set('cache-control', 'public, max-age=31536000, immutable');
  });
  app.use('*', serveStatic({ root: webFolder }));
  app.get('/assets/*', () => {
    throw notFound('file');
  });
  app.get('*', serveStatic({ root: webFolder, path: 'index.html' }));
}

function tooLarge(): never {
  throw new AppError('too_large', 'A request has at most 1 MB.', { status: 413 });
}
