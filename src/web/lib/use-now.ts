import { useEffect, useState } from 'react';

/** The time, kept current: every `stepMs` while `running`. */
export function useNow(running: boolean, stepMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), stepMs);
    return () => clearInterval(timer);
  }, [running, stepMs]);
  return now;
}
