import { useQuery } from '@tanstack/react-query';
import { Hash, UsersRound } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import type { CreateCampaignInput } from '../../domain/campaign.ts';
import type { SearchMode } from '../../domain/search.ts';
import { classes } from '../lib/classes.ts';
import { platformsQuery } from '../queries.ts';

type SearchType = CreateCampaignInput['searchType'];

const cards: { type: SearchType; modes: SearchMode[]; title: string; text: string; Icon: typeof Hash }[] = [
  {
    type: 'keyword',
    modes: ['keyword', 'hashtag'],
    title: 'By keyword',
    text: 'Creators whose posts speak of “vegan skincare”.',
    Icon: Hash,
  },
  {
    type: 'similar',
    modes: ['similar'],
    title: 'Like a creator',
    text: 'Creators who resemble one that you already know.',
    Icon: UsersRound,
  },
];

interface SearchTypeCardsProps {
  value: SearchType;
  onChange: (value: SearchType) => void;
}

export function SearchTypeCards({ value, onChange }: SearchTypeCardsProps) {
  const platforms = useQuery(platformsQuery).data ?? [];
  const offered = new Set(platforms.flatMap((platform) => platform.modes.map((mode) => mode.id)));
  return (
    <RadioGroup.Root
      aria-label="How to search"
      value={value}
      onValueChange={(next) => onChange(next as SearchType)}
      className="grid gap-3 sm:grid-cols-2"
    >
      {cards.map(({ type, modes, title, text, Icon }) => {
        const available = type === 'keyword' || modes.some((mode) => offered.has(mode));
        return (
          <RadioGroup.Item
            key={type}
            value={type}
            disabled={!available}
            className={classes(
              'flex flex-col items-start gap-1 rounded-lg border p-4 text-left transition-colors hover:border-line-strong',
              'data-[state=checked]:border-accent-text data-[state=checked]:bg-accent-soft',
              'disabled:cursor-not-allowed disabled:border-dashed disabled:hover:border-line',
            )}
          >
            <Icon
              aria-hidden
              className={classes('mb-2 size-5', available ? 'text-accent-text' : 'text-ink-faint')}
            />
            <span className={classes('font-medium text-sm', !available && 'text-ink-muted')}>{title}</span>
            <span className="text-13 text-ink-muted">{text}</span>
            {!available && <span className="mt-1 text-ink-faint text-xs">Not yet on any network</span>}
          </RadioGroup.Item>
        );
      })}
    </RadioGroup.Root>
  );
}
