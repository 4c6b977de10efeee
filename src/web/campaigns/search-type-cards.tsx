import { useQuery } from '@tanstack/react-query';
import { Hash, type LucideIcon, TextSearch, UsersRound } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import type { SearchMode } from '../../domain/search.ts';
import { PlatformIcon } from '../components/platform-icon.tsx';
import { classes } from '../lib/classes.ts';
import { platformsQuery } from '../queries.ts';

const cards: { mode: SearchMode; title: string; text: string; Icon: LucideIcon }[] = [
  { mode: 'keyword', title: 'By keyword', text: 'Who posts about “vegan skincare”.', Icon: TextSearch },
  { mode: 'hashtag', title: 'By hashtag', text: 'Who posts under #veganskincare.', Icon: Hash },
  { mode: 'similar', title: 'Like a creator', text: 'Who resembles @somebody you know.', Icon: UsersRound },
];

interface SearchTypeCardsProps {
  value: SearchMode;
  onChange: (value: SearchMode) => void;
}

/** The ways to search, each with an example and the networks that can be searched so. */
export function SearchTypeCards({ value, onChange }: SearchTypeCardsProps) {
  const platforms = useQuery(platformsQuery).data;
  return (
    <RadioGroup.Root
      aria-label="How to search"
      value={value}
      onValueChange={(next) => onChange(next as SearchMode)}
      className="flex flex-col gap-2"
    >
      {cards.map(({ mode, title, text, Icon }) => {
        const able = platforms?.filter(({ modes }) => modes.some(({ id }) => id === mode));
        // Until the networks are known nothing speaks against any.
        const offered = able === undefined || able.length > 0;
        return (
          <RadioGroup.Item
            key={mode}
            value={mode}
            disabled={!offered}
            className={classes(
              'flex min-h-16 items-center gap-4 rounded-lg border px-4 py-3 text-left transition-colors hover:border-line-strong',
              'data-[state=checked]:border-accent-text data-[state=checked]:bg-accent-soft',
              'disabled:cursor-not-allowed disabled:border-dashed disabled:hover:border-line',
            )}
          >
            <Icon
              aria-hidden
              className={classes('size-5 shrink-0', offered ? 'text-accent-text' : 'text-ink-faint')}
            />
            <span className="flex min-w-0 flex-1 flex-col">
              <span className={classes('font-medium text-sm', !offered && 'text-ink-muted')}>{title}</span>
              <span className="text-13 text-ink-muted">{offered ? text : 'Not yet on any network.'}</span>
            </span>
            <span className="flex shrink-0 gap-2 text-ink-muted">
              {able?.map(({ id }) => (
                <PlatformIcon key={id} id={id} named />
              ))}
            </span>
          </RadioGroup.Item>
        );
      })}
    </RadioGroup.Root>
  );
}
