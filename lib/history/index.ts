export { checkHistory, checkRevision } from './check';
export {
  type ConfigChange,
  compareRevisions,
  imagesOf,
  type NotRestored,
  notRestored,
  type RevisionDifference,
} from './compare';
export { sidesOf } from './conflict';
export { HistoryError, type HistoryErrorCode } from './error';
export { assertForgettable } from './forget';
export type { Desired, History, Hold, Revision, Workload, WorkloadKind } from './history';
export { leave } from './leave';
export type { Past } from './life';
export { reconcile, releasedBy } from './merge';
export { resourceName, workloadName } from './name';
export { parseHistory } from './parse';
export { FOLDER, historyPath, workloadOf } from './path';
export { pause, resume } from './pause';
export { printHistory } from './print';
export { type Recorded, type Rendered, record } from './record';
export { release } from './release';
export { restart } from './restart';
export { configOf, type KeptConfig } from './retained';
export { type Undone, type UndoOptions, undo } from './undo';
export { currentRevision, findRevision, visibleRevisions } from './visible';
export type { Warning } from './warnings';
