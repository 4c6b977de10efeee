/** Where to go after signing in: an address of our own only, or a link could lead people away from here. */
export function readNextAddress(search: Record<string, unknown>): { next?: string } {
  const { next } = search;
  return typeof next === 'string' && /^\/(?![/\\])/u.test(next) ? { next } : {};
}
