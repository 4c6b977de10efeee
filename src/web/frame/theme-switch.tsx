import { Monitor, Moon, Sun } from 'lucide-react';
import { Button } from '../components/ui/button.tsx';
import { SegmentedControl } from '../components/ui/segmented-control.tsx';
import { Tooltip } from '../components/ui/tooltip.tsx';
import { type Theme, themes, useTheme } from '../lib/theme.ts';

const looks: Record<Theme, { title: string; Icon: typeof Sun }> = {
  system: { title: 'As the system', Icon: Monitor },
  light: { title: 'Light', Icon: Sun },
  dark: { title: 'Dark', Icon: Moon },
};

export function ThemeSwitch({ collapsed }: { collapsed: boolean }) {
  const { theme, setTheme } = useTheme();
  if (collapsed) {
    const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
    const { Icon, title } = looks[theme];
    return (
      <Tooltip text={`Colours: ${title}`} side="right">
        <Button
          look="quiet"
          size="icon"
          className="mx-auto"
          aria-label={`Colours: ${title}. Change to: ${looks[next].title}`}
          onClick={() => setTheme(next)}
        >
          <Icon />
        </Button>
      </Tooltip>
    );
  }
  return (
    <SegmentedControl
      label="Colours"
      size="small"
      className="mb-1 self-start"
      value={theme}
      onChange={setTheme}
      options={themes.map((value) => {
        const { Icon, title } = looks[value];
        return { value, label: title, content: <Icon aria-hidden className="size-3.5" /> };
      })}
    />
  );
}
