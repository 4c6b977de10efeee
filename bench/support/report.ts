import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const resultsFolder = fileURLToPath(new URL('../results/', import.meta.url));

/** What a bench has found out: printed as it comes, and kept in `bench/results/` when it is whole. */
export interface Report {
  say(line: string): void;
  /** Columns as wide as they have to be; the first to the left, figures to the right. */
  table(header: string[], rows: string[][]): void;
  /** Replaces the last report of this bench. */
  keep(): void;
}

export function createReport(name: string, title: string, postgresVersion: string): Report {
  const loadBefore = loadavg()[0] ?? 0;
  const lines: string[] = [];
  const say = (line: string) => {
    lines.push(line);
    console.log(line);
  };
  console.log(`\n${title}\n`);
  return {
    say,
    table(header, rows) {
      for (const line of aligned([header, ...rows])) say(line);
    },
    keep() {
      const head = [
        `# ${title}`,
        '',
        `\`npm run bench -- ${name}\`, ${new Date().toISOString().slice(0, 10)}, commit ${commit()}`,
        `${machine()}, Node ${process.versions.node}, Postgres ${postgresVersion}; load of the machine before: ${loadBefore.toFixed(1)}`,
      ];
      mkdirSync(resultsFolder, { recursive: true });
      writeFileSync(
        new URL(`../results/${name}.md`, import.meta.url),
        `${[...head, '', '```text', ...lines, '```'].join('\n')}\n`,
      );
    },
  };
}

/** One line on stderr for who waits, not kept. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

function aligned(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function machine(): string {
  const [first] = cpus();
  return `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB`;
}

function commit(): string {
  const git = (...parameters: string[]) =>
    execFileSync('git', parameters, {
      cwd: resultsFolder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' with changes'}`;
  } catch {
    return 'unknown'; // an archive without its history, or no git
  }
}
