/** The one shape of every error that our API answers. */
export interface ErrorBody {
  error: { code: string; message: string; details?: unknown };
}
