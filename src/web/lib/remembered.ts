import { useCallback, useSyncExternalStore } from 'react';

// One value per key for the whole page, so that all who show it change together.
const values = new Map<string, unknown>();
const listeners = new Set<() => void>();

function storageKey(key: string): string {
  return `castlist.${key}`;
}

function read<Value>(key: string, initial: Value): Value {
  if (!values.has(key)) values.set(key, readStored(key) ?? initial);
  return values.get(key) as Value;
}

function readStored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(storageKey(key)) ?? 'null');
  } catch {
    // Forbidden or damaged storage: a preference is not worth an error.
    return null;
  }
}

function write(key: string, value: unknown): void {
  values.set(key, value);
  try {
    localStorage.setItem(storageKey(key), JSON.stringify(value));
  } catch {
    // As above: the preference then holds for this page only.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

type Change<Value> = Value | ((value: Value) => Value);

/** State that this browser remembers. `initial` must be the same object on every call. */
export function useRemembered<Value>(key: string, initial: Value): [Value, (change: Change<Value>) => void] {
  const value = useSyncExternalStore(subscribe, () => read(key, initial));
  const change = useCallback(
    (next: Change<Value>) => write(key, next instanceof Function ? next(read(key, initial)) : next),
    [key, initial],
  );
  return [value, change];
}
