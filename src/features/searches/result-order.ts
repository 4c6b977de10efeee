import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type ResultSortKey, type ResultsQuery, resultSortKeySchema } from '../../domain/results-query.ts';
import { AppError } from '../../lib/errors.ts';
import type { ResultsScope } from './results-scope.ts';

/** What results are sorted by, on the aliases `result`, `creator` and `post`: numbers all, but for the name. */
const figures: Record<Exclude<ResultSortKey, 'position'>, SQL> = {
  score: sql`result.score`,
  followers: sql`creator.follower_count`,
  engagement: sql`creator.engagement_rate`,
  averageViews: sql`creator.average_view_count`,
  views: sql`post.view_count`,
  likes: sql`post.like_count`,
  comments: sql`post.comment_count`,
  shares: sql`post.share_count`,
  posted: sql`extract(epoch from post.published_at)`,
  name: sql`lower(creator.name)`,
};

/** What Postgres writes for a number; of texts it takes all but this one character. */
const written = {
  number: z.string().regex(/^-?\d{1,30}(\.\d{1,30})?(e[+-]?\d{1,2})?$/),
  text: z.string().regex(/^[^\0]*$/u),
};

/** Where a page ended: what it is sorted by, that figure of the last creator (null: unknown), and who it was. */
const cursorSchema = z
  .tuple([resultSortKeySchema, z.string().nullable(), z.uuid()])
  .refine(
    ([sort, value]) =>
      value === null || written[sort === 'name' ? 'text' : 'number'].safeParse(value).success,
  );

export interface ResultOrder {
  value: SQL;
  by: SQL;
  /** Names the place of a creator, by its `value` as text. */
  cursor(value: string | null, creatorId: string): string;
  /** The condition for what comes after a place. Throws `bad_cursor`. */
  after(cursor: string): SQL;
}

/** The unknown stands last in either direction; those alike stand by their ids, so that each has its one place. */
export function resultOrder(
  { sort, order }: Pick<ResultsQuery, 'sort' | 'order'>,
  scope: Pick<ResultsScope, 'position'>,
): ResultOrder {
  const value = sort === 'position' ? scope.position : figures[sort];
  const [direction, beyond] = order === 'ascending' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  return {
    value,
    by: sql`${value} ${direction} nulls last, result.creator_id`,
    cursor: (last, creatorId) => Buffer.from(JSON.stringify([sort, last, creatorId])).toString('base64url'),
    after(cursor) {
      const { last, creatorId } = readCursor(cursor, sort);
      if (last === null) return sql`(${value} is null and result.creator_id > ${creatorId})`;
      const lastValue = sort === 'name' ? sql`${last}::text` : sql`${last}::numeric`;
      return sql`(${value} ${beyond} ${lastValue} or ${value} is null
        or (${value} = ${lastValue} and result.creator_id > ${creatorId}))`;
    },
  };
}

function readCursor(cursor: string, sort: ResultSortKey): { last: string | null; creatorId: string } {
  try {
    const [sortedBy, last, creatorId] = cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
    if (sortedBy === sort) return { last, creatorId };
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof z.ZodError)) throw cause;
  }
  throw new AppError('bad_cursor', 'The cursor is not one that this list has given.');
}
