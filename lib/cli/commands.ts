import type { CommandEntry } from './command';

/** All commands, in the order of the help. Only the file of the one that is called is loaded. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'plan',
    summary: 'say what a change does to the cluster, before it is merged',
    load: () => (require('./commands/plan') as typeof import('./commands/plan')).plan,
  },
  {
    name: 'check',
    summary: 'find what would break a rollout or drop requests',
    load: () => (require('./commands/check') as typeof import('./commands/check')).check,
  },
  {
    name: 'explain',
    summary: 'print what a check looks for and why, with manifests that are wrong and right',
    load: () => (require('./commands/explain') as typeof import('./commands/explain')).explain,
  },
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
  {
    name: 'history',
    summary: 'show the revisions of workloads, as kubectl rollout history does',
    load: () => (require('./commands/history') as typeof import('./commands/history')).history,
  },
  {
    name: 'undo',
    summary: 'go back to an older revision, template and config, and hold it',
    load: () => (require('./commands/undo') as typeof import('./commands/undo')).undo,
  },
  {
    name: 'release',
    summary: 'end the hold of an undo: render the code again',
    load: () => (require('./commands/release') as typeof import('./commands/release')).release,
  },
  {
    name: 'pause',
    summary: 'take changes in without rolling them out',
    load: () => (require('./commands/pause') as typeof import('./commands/pause')).pause,
  },
  {
    name: 'resume',
    summary: 'roll out what was taken in',
    load: () => (require('./commands/resume') as typeof import('./commands/resume')).resume,
  },
  {
    name: 'restart',
    summary: 'exchange all pods without another change',
    load: () => (require('./commands/restart') as typeof import('./commands/restart')).restart,
  },
  {
    name: 'import',
    summary: 'make the history of what Git or a cluster has',
    load: () => (require('./commands/import') as typeof import('./commands/import')).importCommand,
  },
  {
    name: 'forget',
    summary: 'remove the history of a workload that left the code',
    load: () => (require('./commands/forget') as typeof import('./commands/forget')).forget,
  },
];
