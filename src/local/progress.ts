/** Prints a line per step of the start, with its time; a step that takes long says so while it lasts. */
export interface Progress {
  step<Result>(name: string, work: Promise<Result>): Promise<Result>;
  note(line: string): void;
}

const longMs = 1_500;

export function createProgress(write: (line: string) => void): Progress {
  return {
    note: (line) => write(`  ${line}`),
    async step(name, work) {
      const begin = performance.now();
      const patience = setTimeout(() => write(`  … ${name}`), longMs);
      try {
        const result = await work;
        write(`  ✓ ${name}  ${((performance.now() - begin) / 1000).toFixed(1)} s`);
        return result;
      } finally {
        clearTimeout(patience);
      }
    },
  };
}
