import type { ProviderErrorCode } from './provider-error.ts';

export interface ProviderCall {
  provider: string;
  path: string;
  parameters: Record<string, string>;
}

export interface CallRecord extends ProviderCall {
  /** 1 for the first try. */
  attempt: number;
  httpStatus: number | null;
  errorCode: ProviderErrorCode | null;
  credits: number;
  durationMs: number;
  /** The whole body of a good answer; null for a failed call. */
  answer: string | null;
}

/** Where calls are written down, bound to the step that makes them. The database's is in `features/searches`. */
export interface CallLedger {
  /** The good answer that this step already has for the call, so that nothing is paid twice. */
  find(call: ProviderCall): Promise<string | null>;
  /** Keeps a call; a good answer is safe on disk when this returns. */
  record(record: CallRecord): Promise<void>;
}
