import { execFileSync } from 'node:child_process';

interface RunningProcess {
  pid: number;
  parent: number;
  command: string;
}

/** Those that draw pictures, started by this process or by another. */
export function drawingProcesses(parent = process.pid): number[] {
  return childrenOf(parent, 'conversion-process.ts');
}

/** Those that start the ones that draw. */
export function poolProcesses(parent = process.pid): number[] {
  return childrenOf(parent, 'conversion-pool-process.ts');
}

export function isRunning(pid: number): boolean {
  return runningProcesses().some((running) => running.pid === pid && !running.command.includes('<defunct>'));
}

function childrenOf(parent: number, script: string): number[] {
  return runningProcesses()
    .filter((running) => running.parent === parent && running.command.includes(script))
    .map(({ pid }) => pid);
}

function runningProcesses(): RunningProcess[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return listed.split('\n').map((line) => {
    const [pid, parent, ...words] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), command: words.join(' ') };
  });
}
