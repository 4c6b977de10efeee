import { commandFile, runNode } from './tools.ts';

const tools: Array<{ name: string; command: [packageName: string, command: string]; parameters: string[] }> =
  [
    { name: 'format and lint', command: ['@biomejs/biome', 'biome'], parameters: ['check', '--colors=off'] },
    { name: 'types', command: ['typescript', 'tsc'], parameters: ['-p', '.'] },
    { name: 'types of the screens', command: ['typescript', 'tsc'], parameters: ['-p', 'src/web'] },
    {
      name: 'arrows between the rooms',
      command: ['dependency-cruiser', 'depcruise'],
      parameters: ['src', '--config', '.dependency-cruiser.cjs'],
    },
    { name: 'unused code', command: ['knip', 'knip'], parameters: [] },
  ];

/** Runs every check at once, tells about each, and returns how many failed. */
export async function checkAll(): Promise<number> {
  const codes = await Promise.all(
    tools.map(async ({ name, command, parameters }) => {
      const { code, output } = await runNode([commandFile(...command), ...parameters], { show: false });
      console.log(code === 0 ? `✓ ${name}` : `✗ ${name}\n${output.trimEnd()}`);
      return code;
    }),
  );
  return codes.filter((code) => code !== 0).length;
}
