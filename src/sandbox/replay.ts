import { readFile, realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../lib/errors.ts';

const unzip = promisify(gunzip);

const indexSchema = z.array(
  z.object({
    path: z.string().startsWith('/'),
    query: z.record(z.string(), z.union([z.string(), z.number().transform(String)])).default({}),
    status: z.int().min(100).max(599).default(200),
    file: z.string().min(1),
  }),
);
type IndexEntry = z.infer<typeof indexSchema>[number];

interface RecordedAnswer {
  status: number;
  contentType: string;
  body: Buffer;
}

/** Recorded answers of the provider, served as they are. */
export interface Recordings {
  folder: string;
  find(path: string, query: Readonly<Record<string, string>>): Promise<RecordedAnswer | null>;
}

/** Reads and checks `index.json`; each fault in it is one clear sentence. */
export async function openRecordings(folder: string): Promise<Recordings> {
  const root = await realpath(folder).catch(() => refuse(`The replay folder ${folder} does not exist.`));
  const indexPath = resolve(root, 'index.json');
  const text = await readFile(indexPath, 'utf8').catch(() =>
    refuse(`The replay folder ${folder} has no readable index.json.`),
  );
  const entries = readIndex(text, indexPath);
  const files = new Map<IndexEntry, string>();
  for (const entry of entries) files.set(entry, await locate(root, entry));
  return {
    folder: root,
    find: async (path, query) => {
      const entry = bestFit(entries, path, query);
      const file = entry === undefined ? undefined : files.get(entry);
      if (entry === undefined || file === undefined) return null;
      const bytes = await readFile(file);
      return {
        status: entry.status,
        contentType: /\.html(\.gz)?$/.test(file)
          ? 'text/html; charset=utf-8'
          : 'application/json; charset=utf-8',
        body: file.endsWith('.gz') ? await unzip(bytes) : bytes,
      };
    },
  };
}

function refuse(message: string): never {
  throw new AppError('bad_replay', message);
}

function readIndex(text: string, indexPath: string): IndexEntry[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse(`${indexPath} is not JSON.`);
  }
  const parsed = indexSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuse(`${indexPath} is not a replay index: ${issue?.path.join('.')}: ${issue?.message}.`);
}

/** The recording's real path, which must lie inside the folder, links followed. */
async function locate(root: string, entry: IndexEntry): Promise<string> {
  const asked = resolve(root, entry.file);
  if (!asked.startsWith(root + sep))
    refuse(`The replay index names ${entry.file}, which lies outside of its folder.`);
  const file = await realpath(asked).catch(() =>
    refuse(`The replay index names ${entry.file}, which does not exist.`),
  );
  if (!file.startsWith(root + sep))
    refuse(`The replay index names ${entry.file}, which lies outside of its folder.`);
  if (!(await stat(file)).isFile()) refuse(`The replay index names ${entry.file}, which is not a file.`);
  return file;
}

/** Of the entries that fit, the one that names most; of those, the first. */
function bestFit(
  entries: IndexEntry[],
  path: string,
  query: Readonly<Record<string, string>>,
): IndexEntry | undefined {
  // The provider takes a missing cursor for the beginning.
  const asked = { cursor: '0', ...query };
  return entries
    .filter((entry) => entry.path === path && fits(entry.query, asked))
    .reduce<IndexEntry | undefined>(
      (best, entry) => (best === undefined || size(entry) > size(best) ? entry : best),
      undefined,
    );
}

function size(entry: IndexEntry): number {
  return Object.keys(entry.query).length;
}

function fits(named: Record<string, string>, asked: Record<string, string>): boolean {
  return Object.entries(named).every(([name, value]) => {
    const given = asked[name];
    return name === 'handle' ? given?.replace(/^@/, '') === value.replace(/^@/, '') : given === value;
  });
}
