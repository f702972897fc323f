/** What `cdk8s-rollout/checks` gives to other programs: manifests, or a plan, in, findings out. */
export type { Edit } from '../manifests/edit/edit';
export type { Autofix } from './autofix';
export { type Baseline, type BaselineEntry, baselineText, parseBaseline } from './baseline';
export type { Area, Blocked, Check, Found } from './check';
export type { CheckContext } from './context';
export { type Finding, SEVERITIES, type Severity } from './finding';
export { indexManifests, type Listed, type Manifests } from './manifests/manifests';
export { CHECK_IDS, CHECKS, type CheckId } from './registry';
export { type CheckResult, type RunOptions, runChecks, type Suppressed, type UnusedIgnore } from './run';
export { RolloutChecks, type RolloutChecksProperties, type ValidationContext } from './validation';
