import { execFileSync } from 'node:child_process';
import { START } from './start';

/** The pictures of the plan by their file: what the command draws of the change from the version before to main.ts's. */
export function planPictures(): Readonly<Record<string, string>> {
  return { 'docs/plan-light.svg': drawn('light'), 'docs/plan-dark.svg': drawn('dark') };
}

function drawn(theme: string): string {
  const args = ['--import', 'tsx', 'lib/cli/main.ts', 'plan', '--base', START.base, '--head', START.head];
  return execFileSync('node', [...args, '-o', 'svg', '--theme', theme], { encoding: 'utf8' });
}
