import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { SearchResult } from '../../../domain/search.ts';
import { Figure } from '../../components/figure.tsx';
import { BioCell, EmailsCell, IdentityCell } from './creator-cells.tsx';
import { HashtagsCell, KeywordsCell, PostCell, PostedCell } from './post-cells.tsx';
import type { SortKey } from './results-parameters.ts';

interface ResultColumnMeta {
  title: string;
  align?: 'right';
  sortKey?: SortKey;
  /** What stands here while rows rush past; else nothing does. */
  sketch?: (result: SearchResult) => ReactNode;
}

export const features = tableFeatures({
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
  columnMeta: {} as ResultColumnMeta,
});

const helper = createColumnHelper<typeof features, SearchResult>();

/** The columns that every network has; what is known of a row stands in them, whichever network it is from. */
export const columns = helper.columns([
  helper.display({
    id: 'creator',
    meta: { title: 'Creator', sketch: (result) => <IdentityCell result={withoutPicture(result)} /> },
    size: 240,
    minSize: 180,
    cell: ({ row }) => <IdentityCell result={row.original} />,
  }),
  helper.display({
    id: 'bio',
    meta: { title: 'Bio' },
    size: 240,
    minSize: 120,
    cell: ({ row }) => <BioCell result={row.original} />,
  }),
  helper.display({
    id: 'emails',
    meta: { title: 'E-mail' },
    size: 256,
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
    size: 94,
    minSize: 88,
    cell: ({ row }) => <Figure value={row.original.creator.followerCount} className="font-medium" />,
  }),
  helper.display({
    id: 'views',
    meta: { title: 'Views', align: 'right', sortKey: 'views' },
    size: 80,
    minSize: 72,
    cell: ({ row }) => <Figure value={row.original.post?.viewCount ?? null} />,
  }),
  helper.display({
    id: 'likes',
    meta: { title: 'Likes', align: 'right', sortKey: 'likes' },
    size: 80,
    minSize: 72,
    cell: ({ row }) => <Figure value={row.original.post?.likeCount ?? null} />,
  }),
  helper.display({
    id: 'post',
    meta: { title: 'Matched post' },
    size: 320,
    minSize: 160,
    cell: ({ row }) => <PostCell result={row.original} />,
  }),
  helper.display({
    id: 'hashtags',
    meta: { title: 'Hashtags' },
    size: 176,
    minSize: 96,
    cell: ({ row }) => <HashtagsCell result={row.original} />,
  }),
  helper.display({
    id: 'keywords',
    meta: { title: 'Keyword' },
    size: 152,
    minSize: 96,
    cell: ({ row }) => <KeywordsCell result={row.original} />,
  }),
  helper.display({
    id: 'posted',
    meta: { title: 'Posted', align: 'right', sortKey: 'posted' },
    size: 100,
    minSize: 84,
    cell: ({ row }) => <PostedCell result={row.original} />,
  }),
]);

/** Pictures of rows that are gone in a moment are not worth asking for: the initial stands there. */
function withoutPicture(result: SearchResult): SearchResult {
  return { ...result, creator: { ...result.creator, avatarUrl: null } };
}

/** For the menu: the creator can't be hidden. */
export const hideableColumns = columns
  .filter((column) => column.id !== 'creator')
  .map((column) => ({ id: column.id ?? '', title: column.meta?.title ?? '' }));
