import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../lib/errors.ts';
import { tryLock } from './file-lock.ts';
import { readIfThere, writePrivately } from './state-folder.ts';

const noteSchema = z.object({
  state: z.enum(['starting', 'running', 'stopping']),
  url: z.string().nullable(),
});
type Note = z.infer<typeof noteSchema>;

/** The right to be the one `npm start` of a state folder, with a note for those who come second. */
export interface SingleRun {
  write(note: Note): void;
  release(): void;
}

/** One whose terminal was killed needs a moment to notice, one that is stopping a few seconds: both are waited for. */
const patienceMs = { starting: 1_000, running: 1_000, stopping: 12_000 };

export async function becomeSingleRun(stateFolder: string): Promise<SingleRun> {
  const noteFile = join(stateFolder, 'run.json');
  const begin = performance.now();
  for (;;) {
    const lock = tryLock(join(stateFolder, 'run.lock'), 'exclusive');
    if (lock !== null) {
      const write = (note: Note) => writePrivately(noteFile, JSON.stringify(note));
      write({ state: 'starting', url: null });
      return {
        write,
        release: () => {
          rmSync(noteFile, { force: true });
          lock.release();
        },
      };
    }
    const note = readNote(noteFile);
    if (performance.now() - begin > patienceMs[note.state]) throw alreadyRunning(note);
    await sleep(50);
  }
}

function readNote(noteFile: string): Note {
  const text = readIfThere(noteFile);
  return text === null ? { state: 'starting', url: null } : noteSchema.parse(JSON.parse(text));
}

function alreadyRunning({ state, url }: Note): AppError {
  const what = {
    starting: 'starting here',
    running: `running at ${url}`,
    stopping: 'here and still stopping',
  };
  return new AppError('already_running', `Castlist is already ${what[state]}.`);
}
