export {
  type ConfigChange,
  compareRevisions,
  imagesOf,
  type NotRestored,
  notRestored,
  type RevisionDifference,
} from './compare';
export { HistoryError, type HistoryErrorCode } from './error';
export { checkHistory, parseHistory, printHistory } from './file';
export { assertForgettable } from './forget';
export type { Desired, History, Hold, Revision, Workload, WorkloadKind } from './history';
export { resourceName, workloadName } from './name';
export { FOLDER, historyPath, workloadOf } from './path';
export { pause, resume } from './pause';
export { type Past, type Recorded, type Rendered, record, type Warning } from './record';
export { release } from './release';
export { restart } from './restart';
export { type Undone, type UndoOptions, undo } from './undo';
export { currentRevision, findRevision, visibleRevisions } from './visible';
