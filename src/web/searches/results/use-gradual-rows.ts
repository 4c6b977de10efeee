import { useEffect, useState } from 'react';
import { admitRows } from './admit-rows.ts';

/**
 * Which of the rows in view are drawn whole. Whoever drags the scroll bar replaces all of them with every frame: then
 * some are whole, the others a sketch, and a few more become whole with every frame once the rows rest.
 */
export function useGradualRows(ids: string[]): ReadonlySet<string> {
  const inView = ids.join();
  const [drawn, setDrawn] = useState({ inView: '', whole: new Set<string>() });
  if (drawn.inView !== inView) setDrawn({ inView, whole: admitRows(drawn.whole, ids) });
  const resting = drawn.inView === inView && drawn.whole.size < ids.length;
  useEffect(() => {
    if (!resting) return;
    // The next frame is the one being made; only after it is known whether the rows rest.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() =>
        setDrawn({ inView: drawn.inView, whole: admitRows(drawn.whole, drawn.inView.split(',')) }),
      );
    });
    return () => cancelAnimationFrame(frame);
  }, [resting, drawn]);
  return drawn.whole;
}
