/** What has been started, to be stopped in the opposite order. */
export interface StopList {
  add(stop: () => Promise<void> | void): void;
  /** Stops everything, also when one part fails to; throws the first failure afterwards. */
  stopAll(): Promise<void>;
}

export function createStopList(): StopList {
  const stops: Array<() => Promise<void> | void> = [];
  return {
    add: (stop) => stops.push(stop),
    async stopAll() {
      const failures: unknown[] = [];
      for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
        try {
          await stop();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** Like `Promise.all`, but fails only when every part has settled, so that all of what started is in the stop list. */
export async function allSettledOrThrow<Results extends readonly unknown[]>(
  parts: {
    [Index in keyof Results]: Promise<Results[Index]>;
  },
): Promise<Results> {
  const outcomes = await Promise.allSettled(parts);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value) as unknown as Results;
}
