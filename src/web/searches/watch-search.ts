import { searchEventsAddress } from '../api.ts';

const pollMs = 2000;

/**
 * Calls `onChange` whenever something of the search changed: woken by the server's events, and every two seconds
 * while these can't be had. Answers a function that ends it.
 */
export function watchSearch(searchId: string, onChange: () => void): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const stopPolling = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const events = new EventSource(searchEventsAddress(searchId));
  events.addEventListener('changed', onChange);
  events.addEventListener('open', () => {
    stopPolling();
    // Whatever happened before the stream was open.
    onChange();
  });
  events.addEventListener('error', () => {
    timer ??= setInterval(onChange, pollMs);
  });
  return () => {
    stopPolling();
    events.close();
  };
}
