import { toast } from 'sonner';
import { ApiError } from '../api.ts';

/** For a mutation's `onError`: says what did not happen, and why. */
export function tellFailure(what: string): (error: Error) => void {
  return (error) => {
    // The way to the sign-in page says it already.
    if (error instanceof ApiError && error.code === 'not_signed_in') return;
    toast.error(what, { description: error.message });
  };
}
