import { ArrowDownNarrowWide, ArrowDownWideNarrow } from 'lucide-react';
import { type ResultSortKey, resultSortKeys } from '../../../domain/results-query.ts';
import { Button } from '../../components/ui/button.tsx';
import { Menu, MenuRadioGroup, MenuRadioItem, MenuSeparator } from '../../components/ui/menu.tsx';
import { type ResultsView, sortBy } from './results-view.ts';

const titles: Record<ResultSortKey, string> = {
  position: 'As found',
  score: 'Score',
  followers: 'Followers',
  engagement: 'Engagement',
  averageViews: 'Average views',
  views: 'Views of the post',
  likes: 'Likes',
  comments: 'Comments',
  shares: 'Shares',
  posted: 'Date posted',
  name: 'Name',
};

interface SortMenuProps {
  view: ResultsView;
  /** Whether the creators have a score to sort by. */
  scored: boolean;
  onSort: (sort: Pick<ResultsView, 'sort' | 'order'>) => void;
}

export function SortMenu({ view, scored, onSort }: SortMenuProps) {
  const keys = resultSortKeys.filter((key) => key !== 'score' || scored || view.sort === 'score');
  const turned = view.order !== sortBy(view.sort).order;
  const Icon = view.order === 'ascending' ? ArrowDownNarrowWide : ArrowDownWideNarrow;
  const title = titles[view.sort];
  return (
    <Menu
      trigger={
        <Button look="quiet" aria-label={`Sort: ${title}`}>
          <Icon aria-hidden />
          <span className="hidden min-[1500px]:inline">Sort: </span>
          <span className="max-sm:hidden">{title}</span>
        </Button>
      }
    >
      <MenuRadioGroup
        value={view.sort}
        onValueChange={(value) => onSort(sortBy(keys.find((key) => key === value) ?? 'position'))}
      >
        {keys.map((key) => (
          <MenuRadioItem key={key} value={key}>
            {titles[key]}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuRadioGroup
        value={turned ? 'turned' : 'usual'}
        onValueChange={(value) => {
          const usual = sortBy(view.sort);
          const other = usual.order === 'ascending' ? 'descending' : 'ascending';
          onSort(value === 'usual' ? usual : { ...usual, order: other });
        }}
      >
        <MenuRadioItem value="usual">{directionTitles[view.sort]?.[0] ?? 'Largest first'}</MenuRadioItem>
        <MenuRadioItem value="turned">{directionTitles[view.sort]?.[1] ?? 'Smallest first'}</MenuRadioItem>
      </MenuRadioGroup>
    </Menu>
  );
}

/** Where the usual direction and its opposite are not those of figures. */
const directionTitles: Partial<Record<ResultSortKey, [string, string]>> = {
  position: ['First found first', 'Last found first'],
  posted: ['Newest first', 'Oldest first'],
  name: ['A to Z', 'Z to A'],
};
