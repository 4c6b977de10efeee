import { z } from 'zod';
import { imageTroublesSchema } from './cdn/image-troubles.ts';
import { type EndpointName, endpointNames, latencyGroupOf } from './endpoints.ts';
import { createRandom, logNormal, type Random } from './random.ts';

/** What can go wrong with a call. Numbers are statuses with the provider's JSON body. */
const faultKinds = [
  '401',
  '402',
  '429',
  '500',
  '503',
  /** A gateway's page instead of JSON. */
  'html-502',
  /** A 200 whose body ends in the middle; charged. */
  'cut-json',
  /** Never answers. */
  'hang',
  /** Closes the connection without an answer. */
  'reset',
] as const;
export type FaultKind = (typeof faultKinds)[number];

const milliseconds = z.number().min(0).max(600_000);
const latencySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), ms: milliseconds }),
  /** `ms` is the median. */
  z.strictObject({ kind: z.literal('lognormal'), ms: milliseconds, sigma: z.number().min(0).max(3) }),
]);
type Latency = z.infer<typeof latencySchema>;

const latenciesSchema = z.strictObject({
  pages: latencySchema.optional(),
  profiles: latencySchema.optional(),
  images: latencySchema.optional(),
});

/** `all` means every endpoint of the API; images have to be named. */
const endpointSchema = z.enum(['all', ...endpointNames]);

const ratesSchema = z
  .partialRecord(z.enum(faultKinds), z.number().min(0).max(1))
  .refine(
    (rates) => Object.values(rates).reduce((sum, rate) => sum + rate, 0) <= 1,
    'the rates add up to more than 1',
  );

export const faultsSchema = z.strictObject({
  latency: latenciesSchema.optional(),
  errorRates: z.partialRecord(endpointSchema, ratesSchema).optional(),
  /** The next `times` calls that fit fail in this way, before any rate is looked at. */
  failNext: z
    .array(
      z.strictObject({
        endpoint: endpointSchema.default('all'),
        kind: z.enum(faultKinds),
        times: z.int().min(1).max(1_000_000).default(1),
        /** Parameters that the call must have, as text. */
        match: z.record(z.string(), z.string()).optional(),
      }),
    )
    .optional(),
  /** API calls at once above which a call is answered 429. The caller is not told. */
  concurrencyLimit: z.int().min(0).optional(),
  retryAfterSeconds: z.int().min(0).optional(),
  /** What is left on the account. */
  credits: z.int().min(0).optional(),
  /** Makes the same page of a search differ from call to call. */
  jitter: z.boolean().optional(),
  /** What the image hosts send. */
  images: imageTroublesSchema.optional(),
});
export type Faults = z.infer<typeof faultsSchema>;

/** About what the outside world feels like. The provider itself takes longer: 1.7 to 2 s. */
export const demoFaults: Faults = {
  latency: {
    pages: { kind: 'lognormal', ms: 350, sigma: 0.3 },
    profiles: { kind: 'lognormal', ms: 250, sigma: 0.3 },
    images: { kind: 'constant', ms: 30 },
  },
  images: { heicAvatars: 0.33, refusedAtFirst: 0.1, refusedAlways: 0.02 },
};

export interface Call {
  endpoint: EndpointName;
  query: Readonly<Record<string, string>>;
}

/** Decides what befalls each call. Draws are seeded: after a reset they come in the same order again. */
export class FaultPlan {
  readonly #initial: Faults;
  #faults: Faults;
  #random: Random;

  constructor(initial: Faults) {
    this.#initial = initial;
    this.#faults = structuredClone(initial);
    this.#random = createRandom(1);
  }

  get current(): Faults {
    return this.#faults;
  }

  get random(): Random {
    return this.#random;
  }

  set(faults: Faults): void {
    this.#faults = structuredClone(faults);
  }

  reset(): void {
    this.set(this.#initial);
    this.#random = createRandom(1);
  }

  faultFor(call: Call, inFlight: number): FaultKind | null {
    const limit = this.#faults.concurrencyLimit;
    if (limit !== undefined && call.endpoint !== 'image' && inFlight > limit) return '429';
    return this.#plannedFault(call) ?? this.#randomFault(call);
  }

  latencyMs(endpoint: EndpointName): number {
    const group = latencyGroupOf(endpoint);
    const latency = group === null ? undefined : this.#faults.latency?.[group];
    return latency === undefined ? 0 : drawLatency(latency, this.#random);
  }

  #plannedFault(call: Call): FaultKind | null {
    const plan = this.#faults.failNext?.find(
      ({ endpoint, times, match }) =>
        times > 0 &&
        covers(endpoint, call.endpoint) &&
        Object.entries(match ?? {}).every(([name, value]) => call.query[name] === value),
    );
    if (plan === undefined) return null;
    plan.times--;
    return plan.kind;
  }

  #randomFault(call: Call): FaultKind | null {
    const rates = this.#faults.errorRates?.[call.endpoint] ?? this.#ratesOfAll(call.endpoint);
    if (rates === undefined) return null;
    let drawn = this.#random();
    for (const [kind, rate] of Object.entries(rates)) {
      drawn -= rate;
      if (drawn < 0) return kind as FaultKind;
    }
    return null;
  }

  #ratesOfAll(endpoint: EndpointName) {
    return endpoint === 'image' ? undefined : this.#faults.errorRates?.all;
  }
}

function covers(planned: 'all' | EndpointName, endpoint: EndpointName): boolean {
  return planned === endpoint || (planned === 'all' && endpoint !== 'image');
}

function drawLatency(latency: Latency, random: Random): number {
  return latency.kind === 'constant' ? latency.ms : logNormal(random, latency.ms, latency.sigma);
}
