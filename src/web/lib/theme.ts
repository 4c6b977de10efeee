import { useEffect } from 'react';
import { useRemembered } from './remembered.ts';
import { useMediaQuery } from './use-media-query.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The chosen theme; public/theme.js reads the same key before the first paint. */
export function useTheme(): { theme: Theme; setTheme: (theme: Theme) => void; dark: boolean } {
  const [theme, setTheme] = useRemembered<Theme>('theme', 'system');
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)');
  const dark = theme === 'dark' || (theme === 'system' && systemDark);
  useEffect(() => {
    document.documentElement.classList.toggle('dark', dark);
  }, [dark]);
  return { theme, setTheme, dark };
}
