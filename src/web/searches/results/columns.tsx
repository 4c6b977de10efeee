import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { ListedResult, ResultSortKey } from '../../../domain/results-query.ts';
import { Figure } from '../../components/figure.tsx';
import { BioCell, EmailsCell, IdentityCell } from './creator-cells.tsx';
import { CountryCell, Engagement, LanguageCell, LastPostCell } from './figure-cells.tsx';
import { HashtagsCell, KeywordsCell, PostCell, PostedCell } from './post-cells.tsx';
import { ReasonsCell, ScoreCell } from './similarity-cells.tsx';

interface ResultColumnMeta {
  title: string;
  align?: 'right';
  sortKey?: ResultSortKey;
  /** What stands here while rows rush past; else nothing does. */
  sketch?: (result: ListedResult) => ReactNode;
}

export const features = tableFeatures({
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
  columnMeta: {} as ResultColumnMeta,
});

/** About as many as a screen shows: rows count from the first in view. */
const firstRows = 16;

const helper = createColumnHelper<typeof features, ListedResult>();

/** The columns that every network has; what is known of a row stands in them, whichever network it is from. */
export const columns = helper.columns([
  helper.display({
    id: 'creator',
    meta: {
      title: 'Creator',
      sortKey: 'name',
      sketch: (result) => <IdentityCell result={withoutPicture(result)} />,
    },
    size: 240,
    minSize: 180,
    cell: ({ row }) => <IdentityCell result={row.original} eager={row.index < firstRows} />,
  }),
  helper.display({
    id: 'score',
    meta: { title: 'Score', sortKey: 'score' },
    size: 72,
    minSize: 64,
    cell: ({ row }) => <ScoreCell result={row.original} />,
  }),
  helper.display({
    id: 'reasons',
    meta: { title: 'Why' },
    size: 232,
    minSize: 120,
    cell: ({ row }) => <ReasonsCell result={row.original} />,
  }),
  helper.display({
    id: 'bio',
    meta: { title: 'Bio' },
    size: 232,
    minSize: 120,
    cell: ({ row }) => <BioCell result={row.original} />,
  }),
  helper.display({
    id: 'emails',
    meta: { title: 'E-mail' },
    size: 272,
    minSize: 120,
    cell: ({ row }) => <EmailsCell result={row.original} />,
  }),
  helper.display({
    id: 'followers',
    meta: {
      title: 'Followers',
      align: 'right',
      sortKey: 'followers',
      sketch: ({ creator }) => <Figure value={creator.followerCount} className="font-medium" />,
    },
    size: 96,
    minSize: 92,
    cell: ({ row }) => <Figure value={row.original.creator.followerCount} className="font-medium" />,
  }),
  helper.display({
    id: 'engagement',
    meta: { title: 'Engagement', align: 'right', sortKey: 'engagement' },
    size: 108,
    minSize: 104,
    cell: ({ row }) => <Engagement creator={row.original.creator} />,
  }),
  helper.display({
    id: 'averageViews',
    meta: { title: 'Avg. views', align: 'right', sortKey: 'averageViews' },
    size: 96,
    minSize: 92,
    cell: ({ row }) => <Figure value={row.original.creator.averageViewCount} />,
  }),
  helper.display({
    id: 'views',
    meta: { title: 'Post views', align: 'right', sortKey: 'views' },
    size: 100,
    minSize: 96,
    cell: ({ row }) => <Figure value={row.original.post?.viewCount ?? null} />,
  }),
  helper.display({
    id: 'likes',
    meta: { title: 'Likes', align: 'right', sortKey: 'likes' },
    size: 80,
    minSize: 76,
    cell: ({ row }) => <Figure value={row.original.post?.likeCount ?? null} />,
  }),
  helper.display({
    id: 'comments',
    meta: { title: 'Comments', align: 'right', sortKey: 'comments' },
    size: 104,
    minSize: 100,
    cell: ({ row }) => <Figure value={row.original.post?.commentCount ?? null} />,
  }),
  helper.display({
    id: 'shares',
    meta: { title: 'Shares', align: 'right', sortKey: 'shares' },
    size: 80,
    minSize: 76,
    cell: ({ row }) => <Figure value={row.original.post?.shareCount ?? null} />,
  }),
  helper.display({
    id: 'post',
    meta: { title: 'Matched post' },
    size: 304,
    minSize: 160,
    cell: ({ row }) => <PostCell result={row.original} eager={row.index < firstRows} />,
  }),
  helper.display({
    id: 'posted',
    meta: { title: 'Posted', align: 'right', sortKey: 'posted' },
    size: 92,
    minSize: 84,
    cell: ({ row }) => <PostedCell result={row.original} />,
  }),
  helper.display({
    id: 'hashtags',
    meta: { title: 'Hashtags' },
    size: 168,
    minSize: 96,
    cell: ({ row }) => <HashtagsCell result={row.original} />,
  }),
  helper.display({
    id: 'keywords',
    meta: { title: 'Keyword' },
    size: 148,
    minSize: 96,
    cell: ({ row }) => <KeywordsCell result={row.original} />,
  }),
  helper.display({
    id: 'lastPost',
    meta: { title: 'Last post', align: 'right' },
    size: 92,
    minSize: 84,
    cell: ({ row }) => <LastPostCell result={row.original} />,
  }),
  helper.display({
    id: 'language',
    meta: { title: 'Language' },
    size: 104,
    minSize: 84,
    cell: ({ row }) => <LanguageCell result={row.original} />,
  }),
  helper.display({
    id: 'country',
    meta: { title: 'Country' },
    size: 120,
    minSize: 84,
    cell: ({ row }) => <CountryCell result={row.original} />,
  }),
]);

export type ColumnId =
  | 'creator'
  | 'score'
  | 'bio'
  | 'emails'
  | 'followers'
  | 'engagement'
  | 'averageViews'
  | 'reasons'
  | 'views'
  | 'likes'
  | 'comments'
  | 'shares'
  | 'post'
  | 'posted'
  | 'hashtags'
  | 'keywords'
  | 'lastPost'
  | 'language'
  | 'country';

/** Pictures of rows that are gone in a moment are not worth asking for: the initial stands there. */
function withoutPicture(result: ListedResult): ListedResult {
  return { ...result, creator: { ...result.creator, avatarUrl: null } };
}

/** For the menu: the creator can't be hidden. */
export const hideableColumns = columns
  .filter((column) => column.id !== 'creator')
  .map((column) => ({ id: column.id as ColumnId, title: column.meta?.title ?? '' }));

/** Those that only creators with a score have. */
export const scoreColumns: ColumnId[] = ['score', 'reasons'];
