import { AppError } from '../errors.ts';

/** What each kind of store does in its own way. The keys that it is given are good ones. */
export interface StoreBackend {
  /** Null when nothing is kept under the key. */
  read(key: string): Promise<Buffer | null>;
  /** Whole or not at all; what was there is replaced. */
  write(key: string, body: Buffer): Promise<void>;
  /** A missing one is fine. */
  remove(key: string): Promise<void>;
  close(): Promise<void>;
}

export function storeUnavailable(message: string, cause: unknown): AppError {
  return new AppError('store_unavailable', message, { status: 503, cause });
}
