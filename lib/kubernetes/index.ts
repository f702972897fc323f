export { appendHash, type HashedConfigMap } from './append-hash';
export { type Application, type Applied, type ApplyMethod, apply } from './apply/apply';
export { modelledTypes } from './defaults/defaults';
export { type Availability, availability, isUsable } from './fields/availability';
export { type FieldFinding, findFields } from './fields/find';
export type { Gate } from './fields/gates';
export { typeOfKind } from './fields/kinds';
export { UnforeseeableError } from './hash/dump';
export { type RevisionObject, revisionObject } from './hash/name';
export { isAtLeast, isMinor, type Minor, minors, parseMinor } from './minor';
export { withDefaults } from './prepare';
export { compareQuantities, sameQuantity } from './quantity/compare';
export { parseQuantity, QuantityError } from './quantity/parse';
export type { Format, Quantity } from './quantity/quantity';
export { type Roll, rolls, type TemplateChange } from './roll/rolls';
export { SimulationError } from './simulation/error';
export type { PodTimes, RolloutPods } from './simulation/pods';
export { type SimulationOptions, simulate } from './simulation/simulate';
export type {
  Completes,
  ExceedsDeadline,
  Outcome,
  Stuck,
  StuckReason,
  Timeline,
  TimelineStep,
} from './simulation/timeline';
export type { NotJudged, Refusal } from './validation/errors';
export { kubectlMessage } from './validation/message';
export { type Verdict, validate } from './validation/validate';
