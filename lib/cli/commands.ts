import type { CommandEntry } from './command';

/** All commands, in the order of the help. Only the file of the one that is called is loaded. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'hash',
    summary: 'print what the ReplicaSets and ControllerRevisions of workloads will be called',
    load: () => (require('./commands/hash') as typeof import('./commands/hash')).hash,
  },
  {
    name: 'simulate',
    summary: 'show a rollout before it happens: its steps, the fewest pods that serve, how it ends',
    load: () => (require('./commands/simulate') as typeof import('./commands/simulate')).simulate,
  },
];
