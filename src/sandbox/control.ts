import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { CallLog } from './call-log.ts';
import { type FaultPlan, faultsSchema } from './faults.ts';
import type { InventedNetworks, Provider } from './provider.ts';
import { jsonReply, type Reply } from './reply.ts';

/** What `/__sandbox/` steers and shows. No provider has these paths. */
export interface Controlled {
  faults: FaultPlan;
  log: CallLog;
  provider: Provider;
}

export const controlPrefix = '/__sandbox/';
const largestBody = 1_000_000;

export async function control(controlled: Controlled, request: IncomingMessage, url: URL): Promise<Reply> {
  const { faults, log, provider } = controlled;
  switch (`${request.method} ${url.pathname.slice(controlPrefix.length)}`) {
    case 'GET state':
      return jsonReply(200, state(controlled));
    case 'PUT faults':
      return setFaults(controlled, await readBody(request));
    case 'POST reset':
      faults.reset();
      provider.reset();
      log.clear();
      return jsonReply(200, state(controlled));
    case 'GET calls': {
      const after = z.coerce
        .number()
        .int()
        .min(0)
        .safeParse(url.searchParams.get('after') ?? 0);
      if (!after.success) return jsonReply(400, { message: '`after` must be the number of a call.' });
      return jsonReply(200, log.after(after.data));
    }
    case 'DELETE calls':
      log.clear();
      return jsonReply(200, { calls: 0 });
    case 'GET calls/stats':
      return jsonReply(200, log.stats());
    default:
      return jsonReply(404, {
        message:
          'Known are GET state, PUT faults, POST reset, GET calls?after=, DELETE calls and GET calls/stats under /__sandbox/.',
      });
  }
}

function state({ faults, log, provider }: Controlled) {
  const { source } = provider;
  return {
    mode: source.kind,
    creatorCount: source.kind === 'world' ? creatorCount(source.networks) : null,
    replayFolder: source.kind === 'replay' ? source.recordings.folder : null,
    credits: provider.credits,
    lastCall: log.lastNumber,
    inFlight: log.inFlight,
    faults: faults.current,
  };
}

/** On all networks together. */
function creatorCount(networks: InventedNetworks): number {
  return Object.values(networks).reduce((count, { world }) => count + world.creators.length, 0);
}

/** Replaces all faults: what is not named is off. */
function setFaults(controlled: Controlled, body: string): Reply {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return jsonReply(400, { message: 'The faults are not JSON.' });
  }
  const parsed = faultsSchema.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'faults'}: ${issue.message}`,
    );
    return jsonReply(400, { message: `The faults are not right: ${problems.join('; ')}.` });
  }
  controlled.faults.set(parsed.data);
  if (parsed.data.credits !== undefined) controlled.provider.credits = parsed.data.credits;
  return jsonReply(200, state(controlled));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
