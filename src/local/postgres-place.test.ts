import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { choosePostgresPlace } from './postgres-place.ts';

/** Only root's database runs as somebody else, who may lack the way to the project. */
describe.runIf(process.getuid?.() === 0)('for root, whose database runs as another user', () => {
  let home: string;
  let stateFolder: string;
  let elsewhere: string;
  beforeEach(() => {
    const folder = mkdtempSync(join(tmpdir(), 'castlist-place-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    chmodSync(folder, 0o755);
    home = join(folder, 'home');
    stateFolder = join(home, 'castlist', '.castlist');
    elsewhere = join(folder, 'elsewhere');
    mkdirSync(stateFolder, { recursive: true });
  });

  test('the project holds the files where that user can get there', () => {
    const { folder, reason, user } = choosePostgresPlace(stateFolder, elsewhere);
    expect({ folder, reason }).toEqual({ folder: join(stateFolder, 'postgres'), reason: null });
    expect(user?.uid).toBeGreaterThan(0);
  });

  test('they go elsewhere, with the reason, when only root may enter its home', () => {
    chmodSync(home, 0o700);
    const { folder, reason } = choosePostgresPlace(stateFolder, elsewhere);
    expect(folder).toMatch(new RegExp(`^${elsewhere}/castlist-[0-9a-f]+/postgres$`));
    expect(reason).toContain(`may not enter ${stateFolder}`);
    // Once there, they stay there.
    mkdirSync(folder);
    chmodSync(home, 0o755);
    expect(choosePostgresPlace(stateFolder, elsewhere).folder).toBe(folder);
  });

  test('files that can be reached no longer are not given up for new ones', () => {
    mkdirSync(join(stateFolder, 'postgres'));
    chmodSync(home, 0o700);
    expect(() => choosePostgresPlace(stateFolder, elsewhere)).toThrow(`cannot enter ${stateFolder}`);
  });

  test('without any place it says so', () => {
    chmodSync(home, 0o700);
    writeFileSync(elsewhere, 'a file, not a folder');
    expect(() => choosePostgresPlace(stateFolder, elsewhere)).toThrow('or set DATABASE_URL');
  });
});
