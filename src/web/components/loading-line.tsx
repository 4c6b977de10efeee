/**
 * Runs along the upper edge of what is about to be replaced, which stays as readable as it was. It comes late, so that
 * what is there at once is not announced. Whoever holds it is positioned, and says `aria-busy`.
 */
export function LoadingLine() {
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-x-0 top-0 z-20 h-0.5 animate-in overflow-hidden bg-accent-line delay-150 fill-mode-both fade-in-0"
    >
      <div className="loading-line h-full bg-accent" />
    </div>
  );
}
