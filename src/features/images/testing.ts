import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { creators, posts } from '../../db/schema/creators.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { imageKindSchema } from '../../domain/image.ts';
import { readEnvironment } from '../../lib/env.ts';
import { platforms } from '../../platforms/index.ts';
import { type ImageService, openImageService } from './image-service.ts';
import { type ImageAnswer, type ShowImageRequest, showImage } from './show-image.ts';

const [platform] = platforms;
if (platform === undefined) throw new Error('There is no platform to test with.');
export const testPlatform = platform;
export const testCdn = `https://p16.${platform.images.hosts[0]}`;

/** Images on real parts: a database, a folder of files, and a server that plays the CDN as a test wants it. */
export interface ImageStage {
  database: TestDatabase['database'];
  images: ImageService;
  folder: string;
  /** Hosts and paths that the CDN was asked for. */
  asked: string[];
  /** What the CDN does from now on. */
  cdnAnswers(listener: RequestListener): void;
  /** A further process on the same database and store (or another one), in everything but its memory. */
  openAnother(elsewhere?: { imageStore: string; environment: Record<string, string> }): ImageService;
  somebody(avatarSourceUrl?: string | null): ReturnType<typeof createSomebody>;
  /** What is shown in the end: an initial that only stands in for a while is asked for again. */
  show: Show;
  showAtOnce: Show;
  close(): Promise<void>;
}

type Show = (
  address: string | null,
  changes?: Partial<ShowImageRequest>,
  by?: ImageService,
) => Promise<ImageAnswer>;

export async function openImageStage(): Promise<ImageStage> {
  const { database, close } = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'castlist-images-'));
  const asked: string[] = [];
  let listener: RequestListener = (_request, response) => response.writeHead(404).end();
  const cdn = createServer((request, response) => {
    asked.push(`${request.headers.host}${request.url}`);
    listener(request, response);
  });
  cdn.listen(0, '127.0.0.1');
  await once(cdn, 'listening');
  const { port } = cdn.address() as AddressInfo;

  const opened: ImageService[] = [];
  function openAnother({ imageStore = folder, environment = {} } = {}): ImageService {
    const service = openImageService(database, 1, {
      environment: readEnvironment(environment),
      authSecret: 'a secret of the installation, 32+ characters',
      sandboxUrl: `http://127.0.0.1:${port}`,
      imageStore,
    });
    opened.push(service);
    return service;
  }
  const images = openAnother();

  const showAtOnce: Show = (address, changes, by = images) =>
    showImage(by, { ...readAddress(address), ...changes });
  const show: Show = async (...request) => {
    for (;;) {
      const answer = await showAtOnce(...request);
      if (answer.headers['x-image-proxy-source'] !== 'placeholder-pending') return answer;
    }
  };

  return {
    database,
    images,
    folder,
    asked,
    cdnAnswers(next) {
      listener = next;
    },
    openAnother,
    somebody: (avatarSourceUrl) => createSomebody(database, avatarSourceUrl),
    show,
    showAtOnce,
    async close() {
      await Promise.all(opened.map((service) => service.close()));
      cdn.closeAllConnections();
      cdn.close();
      await once(cdn, 'close');
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let people = 0;

/** A creator with an avatar and one post. */
async function createSomebody(
  database: TestDatabase['database'],
  avatarSourceUrl: string | null = `${testCdn}/bucket/face-${++people}~300.jpeg?x-expires=1`,
) {
  const externalId = String(++people);
  const [creator] = await database
    .insert(creators)
    .values({ platform: testPlatform.id, externalId, handle: '_ava&co', avatarSourceUrl })
    .returning();
  if (creator === undefined) throw new Error('The creator was not kept.');
  const thumbnailSourceUrl = `${testCdn}/bucket/cover-${externalId}~500.jpeg?x-expires=1`;
  const [post] = await database
    .insert(posts)
    .values({ creatorId: creator.id, platform: creator.platform, externalId, thumbnailSourceUrl })
    .returning();
  if (post === undefined) throw new Error('The post was not kept.');
  return { creator, post };
}

/** As a browser asks that knows WebP. */
function readAddress(address: string | null): ShowImageRequest {
  const [, , , kind, id = '', seal = '', width] = (address ?? '').split('/');
  return {
    kind: imageKindSchema.parse(kind),
    id,
    seal,
    width: Number(width),
    accept: 'image/avif,image/webp,*/*',
    ifNoneMatch: undefined,
  };
}
