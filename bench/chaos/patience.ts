import { setTimeout as sleep } from 'node:timers/promises';

const longestMs = 40_000;

/** Asks the database until it answers: schedules cut it off and restart it, and who plays them has to live with that. */
export async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (const deadline = performance.now() + longestMs; ; ) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(50);
    }
  }
}
