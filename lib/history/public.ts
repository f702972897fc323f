/** What `cdk8s-rollout/history` gives to other programs: read a history, ask it, change it as the commands do. */
export { checkHistory } from './check';
export {
  type ConfigChange,
  type Content,
  compareRevisions,
  imagesOf,
  type NotRestored,
  notRestored,
  type RevisionDifference,
} from './compare';
export { HistoryError, type HistoryErrorCode } from './error';
export type { Desired, History, Hold, Revision, Workload, WorkloadKind } from './history';
export { parseHistory } from './parse';
export { historyPath, workloadOf } from './path';
export { pause, resume } from './pause';
export { printHistory } from './print';
export { release } from './release';
export { restart } from './restart';
export { type Undone, type UndoOptions, undo } from './undo';
export { currentRevision, findRevision, visibleRevisions } from './visible';
