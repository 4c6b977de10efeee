import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

interface Hovered {
  text: string;
  left: number;
  top: number;
  above: boolean;
}

const delayMs = 250;
const width = 380;

/**
 * Shows the `data-hover` text of whatever the pointer rests on: whole texts, exact figures and dates. One layer for
 * the page instead of a tooltip per cell: a table in view has some three hundred such cells, which would be mounted
 * and dropped with every turn of the wheel. What it shows is always reachable elsewhere too (in the drawer).
 */
export function HoverLayer() {
  const [hovered, setHovered] = useState<Hovered | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let target: Element | null = null;
    const hide = () => {
      clearTimeout(timer);
      target = null;
      setHovered(null);
    };
    const enter = (event: PointerEvent) => {
      const next =
        event.pointerType === 'mouse' && event.target instanceof Element
          ? event.target.closest('[data-hover]')
          : null;
      if (next === target) return;
      hide();
      target = next;
      if (next !== null) timer = setTimeout(() => setHovered(place(next)), delayMs);
    };
    document.addEventListener('pointerover', enter);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('scroll', hide, { capture: true, passive: true });
    document.addEventListener('keydown', hide);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', enter);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('scroll', hide, { capture: true });
      document.removeEventListener('keydown', hide);
    };
  }, []);

  if (hovered === null) return null;
  return createPortal(
    <div
      aria-hidden
      dir="auto"
      className="pointer-events-none fixed z-60 w-fit animate-in whitespace-pre-wrap break-words rounded-md border bg-raised px-2.5 py-1.5 text-13 text-ink shadow-float fade-in-0 duration-120"
      style={{
        left: hovered.left,
        maxWidth: width,
        ...(hovered.above ? { bottom: innerHeight - hovered.top } : { top: hovered.top }),
      }}
    >
      {hovered.text}
    </div>,
    document.body,
  );
}

function place(element: Element): Hovered | null {
  const text = element.getAttribute('data-hover');
  if (text === null || !element.isConnected || isWhole(element, text)) return null;
  const box = element.getBoundingClientRect();
  const above = box.bottom > innerHeight * 0.65;
  return {
    text,
    left: Math.max(8, Math.min(box.left, innerWidth - width - 8)),
    top: above ? box.top - 6 : box.bottom + 6,
    above,
  };
}

/** Says nothing that can be read already: the text stands there, and none of it is cut. */
function isWhole(element: Element, text: string): boolean {
  const words = (value: string | null) => value?.replace(/\s+/gu, '');
  const cut = [element, ...element.children].some(
    (part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1,
  );
  return !cut && words(element.textContent) === words(text);
}
