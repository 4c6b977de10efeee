import { useQueries } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { PlatformDescription } from '../../../domain/platform.ts';
import { creatorLookUpQuery } from '../../queries.ts';
import { QueryBox } from './query-box.tsx';
import { SeedCard, type SeedLookUp } from './seed-card.tsx';
import { type QueryListProps, useQueryList } from './use-query-list.ts';

interface SeedFieldProps extends QueryListProps {
  platform: PlatformDescription;
}

/** The creators to start from, each as a card of what is known of them. */
export function SeedField({ platform, ...props }: SeedFieldProps) {
  const { queries } = props;
  const list = useQueryList(props);
  const lookUps = useQueries({ queries: queries.map((text) => creatorLookUpQuery(platform.id, text)) });
  const seeds: SeedLookUp[] = queries.map((text, index) => ({
    text,
    answer: lookUps[index]?.data,
    failed: lookUps[index]?.isError ?? false,
  }));

  // Only the answers tell that an address and a handle mean the same creator: the later one then goes.
  const twins = findTwins(seeds);
  const removeTwin = useEffectEvent(() => {
    if (twins === null) return;
    list.removeTwin(twins.later, twins.earlier, `@${twins.handle} is there already.`);
  });
  const twin = twins?.later;
  useEffect(() => {
    if (twin !== undefined) removeTwin();
  }, [twin]);

  const cards = queries.length > 0 && (
    <ul ref={list.listReference} aria-label="Chosen" className="flex flex-col gap-2">
      {seeds.map((seed) => (
        <SeedCard key={seed.text} seed={seed} platform={platform} onRemove={() => list.remove(seed.text)} />
      ))}
    </ul>
  );
  return <QueryBox {...props} list={list} cards={cards} />;
}

function findTwins(seeds: SeedLookUp[]): { earlier: string; later: string; handle: string } | null {
  const texts = new Map<string, string>();
  for (const { text, answer } of seeds) {
    const handle = answer?.handle?.toLowerCase();
    if (handle === undefined) continue;
    const earlier = texts.get(handle);
    if (earlier !== undefined) return { earlier, later: text, handle };
    texts.set(handle, text);
  }
  return null;
}
