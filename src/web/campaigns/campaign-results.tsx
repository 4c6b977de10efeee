import { useState } from 'react';
import type { CampaignDetail } from '../../domain/campaign.ts';
import { isFinished } from '../../domain/search.ts';
import { ResultsList } from '../searches/results/results-list.tsx';
import type { ResultsSource } from '../searches/results/results-source.ts';
import { queryTexts } from '../searches/search-words.ts';

/** The creators of all searches of a campaign, each once. */
export function CampaignResults({ campaign }: { campaign: CampaignDetail }) {
  const { searches } = campaign;
  const source: ResultsSource = {
    scope: { of: 'campaign', id: campaign.id },
    running: searches.some(({ status }) => !isFinished(status)),
    changedAt: useChangedAt(JSON.stringify(searches.map(({ status, counts }) => [status, counts]))),
    appends: false,
    scored: searches.every(({ mode }) => mode === 'similar'),
    keywordCount: new Set(searches.flatMap(queryTexts)).size,
    manyNetworks: true,
  };
  return <ResultsList source={source} />;
}

/** When `state` last became another one: at first now, for what was kept from an earlier visit may be out of date. */
function useChangedAt(state: string): number {
  const [last, setLast] = useState(() => ({ state, at: Date.now() }));
  if (last.state !== state) setLast({ state, at: Date.now() });
  return last.at;
}
