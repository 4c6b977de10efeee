import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { providerCalls } from '../src/db/schema/searches.ts';
import { dropLeftAnswers } from '../src/features/searches/sweep-searches.ts';
import { startTestApp } from './support/test-app.ts';

test('answers that came when their search had ended are dropped a minute later, and no others', async () => {
  const app = await startTestApp({ worker: false });
  try {
    const person = await app.signUp();
    const ended = await person.startSearch(['sourdough'], 5);
    const running = await person.startSearch(['sourdough'], 5);
    await person.call('POST', `/api/searches/${ended.id}/cancel`);
    const call = {
      provider: 'scrapecreators',
      path: '/v1',
      parameters: {},
      purpose: 'page',
      attempt: 1,
      durationMs: 1,
    };
    const answer = Buffer.from('paid');
    await app.database
      .insert(providerCalls)
      .values(
        [ended, running].map(({ id }) => ({ ...call, searchId: id, outcome: 'answered' as const, answer })),
      );
    const kept = async (searchId: string) => {
      const rows = await app.database
        .select()
        .from(providerCalls)
        .where(eq(providerCalls.searchId, searchId));
      return rows.map((row) => row.answer !== null);
    };

    await dropLeftAnswers(app.database);
    expect(await kept(ended.id)).toEqual([true]);
    await app.database.execute(sql`
      update searches set finished_at = now() - interval '2 minutes' where id = ${ended.id}`);
    await dropLeftAnswers(app.database);
    expect(await kept(ended.id)).toEqual([false]);
    expect(await kept(running.id)).toEqual([true]);
  } finally {
    await app.stop();
  }
});
