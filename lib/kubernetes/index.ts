export { appendHash, type HashedConfigMap } from './append-hash';
export { type Availability, availability, isUsable } from './fields/availability';
export { type FieldFinding, findFields } from './fields/find';
export type { Gate } from './fields/gates';
export { typeOfKind } from './fields/kinds';
export { isAtLeast, isMinor, type Minor, minors, parseMinor } from './minor';
