// Zod would try whether it may compile its checks; the Content-Security-Policy says no, and the browser logs it.
globalThis.__zod_globalConfig = { jitless: true };

// Runs before the first paint, so that a dark screen never flashes white. A file of its own: the
// Content-Security-Policy allows no inline script. The key and the values are those of lib/theme.ts.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem('castlist.theme');
  } catch {
    // Storage may be forbidden; the system's choice holds then.
  }
  const dark =
    theme === '"dark"' || (theme !== '"light"' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('dark', dark);
})();
