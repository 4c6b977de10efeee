import { html, raw } from 'hono/html';

interface Schema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}
interface Operation {
  summary?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>;
}

/** The OpenAPI document as a page that can be read without a script: one section a tag, one fold a route. */
export function docsPage(document: object) {
  const { info, paths } = document as {
    info: { title: string; description?: string };
    paths: Record<string, Record<string, Operation>>;
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? 'Other'))];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} API</title>
<style>${raw(style)}</style>
</head>
<body>
<header>
  <h1>${info.title} API</h1>
  <p>${info.description ?? ''} Sign in first: the cookie that signing in sets goes with every request.
  Errors have one shape: <code>{"error":{"code","message","details?"}}</code>.
  The same as a document for programs: <a href="/api/openapi.json">openapi.json</a>.</p>
  <nav>${tags.map((tag) => html`<a href="#${tag}">${tag}</a> `)}</nav>
</header>
<main>
${tags.map(
  (tag) => html`<section id="${tag}"><h2>${tag}</h2>
${operations.filter(({ operation }) => (operation.tags?.[0] ?? 'Other') === tag).map(showOperation)}</section>`,
)}
</main>
</body>
</html>`;
}

function showOperation({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  const body = operation.requestBody?.content?.['application/json']?.schema;
  const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status !== 'default');
  return html`<details id="${method}-${path}">
<summary><b class="${method}">${method.toUpperCase()}</b> <code>${path}</code> <span>${operation.summary ?? ''}</span>
${operation.security ? '' : html`<i>public</i>`}</summary>
${
  operation.parameters?.length
    ? html`<h3>Parameters</h3><table>${operation.parameters.map(
        (parameter) => html`<tr><td><code>${parameter.name}</code></td><td>in ${parameter.in}</td>
<td>${typeOf(parameter.schema)}</td><td>${parameter.required ? 'required' : ''}</td></tr>`,
      )}</table>`
    : ''
}
${body ? html`<h3>Body</h3><pre>${outline(body)}</pre>` : ''}
${answers.map(([status, answer]) => {
  const [contentType, content] = Object.entries(answer.content ?? {})[0] ?? [];
  return html`<h3>Answer ${status}: ${answer.description ?? ''}</h3>
${contentType === 'application/json' && content?.schema ? html`<pre>${outline(content.schema)}</pre>` : html`<p>${contentType ?? ''}</p>`}`;
})}
</details>`;
}

/** A schema as an outline of its fields. */
function outline(schema: Schema, indent = ''): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => outline(choice, indent)).join(' | ');
  if (schema.allOf) return schema.allOf.map((part) => outline(part, indent)).join(' & ');
  if (schema.properties) {
    const inner = `${indent}  `;
    const fields = Object.entries(schema.properties).map(([name, field]) => {
      const optional = schema.required?.includes(name) ? '' : '?';
      return `${inner}${name}${optional}: ${outline(field, inner)}`;
    });
    return `{\n${fields.join('\n')}\n${indent}}`;
  }
  if (schema.items) return `[${outline(schema.items, indent)}]`;
  return typeOf(schema);
}

function typeOf(schema: Schema | undefined): string {
  if (!schema) return '';
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const type = [schema.type ?? 'anything'].flat().join(' | ');
  const notes = [
    schema.format,
    bounds(schema.minLength, schema.maxLength, ' characters'),
    bounds(schema.minimum, schema.maximum, ''),
    schema.default === undefined ? undefined : `default ${JSON.stringify(schema.default)}`,
  ].filter(Boolean);
  return notes.length === 0 ? type : `${type} (${notes.join(', ')})`;
}

function bounds(least: number | undefined, most: number | undefined, unit: string): string | undefined {
  const finite = most !== undefined && most < Number.MAX_SAFE_INTEGER ? most : undefined;
  const meaningful = least !== undefined && least > Number.MIN_SAFE_INTEGER ? least : undefined;
  if (meaningful === undefined && finite === undefined) return undefined;
  if (finite === undefined) return `at least ${meaningful}${unit}`;
  return meaningful === undefined ? `at most ${finite}${unit}` : `${meaningful} to ${finite}${unit}`;
}

const style = `
:root { color-scheme: light dark; --line: light-dark(#e4e1de, #34312f); --muted: light-dark(#6b6660, #a39d96); }
body { font: 14px/1.55 Inter, system-ui, sans-serif; margin: 0 auto; max-width: 860px; padding: 32px 20px 80px;
  background: light-dark(#fdfcfb, #191716); color: light-dark(#211e1c, #edeae7); }
h1 { font-size: 22px; margin: 0 0 4px; } h2 { font-size: 16px; margin: 32px 0 8px; } h3 { font-size: 13px; margin: 16px 0 4px; }
header p { max-width: 70ch; color: var(--muted); } nav a { margin-right: 12px; }
a { color: light-dark(#5235c9, #a998ff); }
details { border: 1px solid var(--line); border-radius: 8px; padding: 8px 12px; margin: 6px 0; }
summary { cursor: pointer; } summary span { color: var(--muted); margin-left: 8px; } summary i { color: var(--muted); float: right; }
summary b { display: inline-block; width: 56px; font-size: 11px; letter-spacing: .04em; }
code, pre { font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, monospace; }
pre { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; padding: 10px; margin: 4px 0; }
td { padding: 2px 16px 2px 0; vertical-align: top; }
`;
