import { useRouter } from '@tanstack/react-router';
import { queryClient } from '../queries.ts';

/** After signing in or out: all that was known is forgotten, and every page decides anew whether it may be seen. */
export function useSessionChanged(): () => Promise<void> {
  const router = useRouter();
  return async () => {
    queryClient.clear();
    await router.invalidate();
  };
}
