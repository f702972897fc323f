/** What `cdk8s-rollout/plan` gives to other programs: manifests before and after in, what the controllers will do out. */
export { makePlan, type PlanOptions } from './make';
export type { ObjectReference, Place } from './object-reference';
export type { PlanManifest } from './pair';
export type { Plan } from './plan';
