import { badIgnore } from './rules/bad-ignore';
import { configLiveUnstaged } from './rules/config-live-unstaged';
import { configNotRestarted } from './rules/config-not-restarted';
import { danglingRef } from './rules/dangling-ref';
import { drainBudget } from './rules/drain-budget';
import { hpaReplicas } from './rules/hpa-replicas';
import { immutableConfig } from './rules/immutable-config';
import { immutableJob } from './rules/immutable-job';
import { immutablePvc } from './rules/immutable-pvc';
import { immutableSelector } from './rules/immutable-selector';
import { immutableService } from './rules/immutable-service';
import { immutableSts } from './rules/immutable-sts';
import { labelOnlyRollout } from './rules/label-only-rollout';
import { lbReadinessGate } from './rules/lb-readiness-gate';
import { livenessStartup } from './rules/liveness-startup';
import { localTraffic } from './rules/local-traffic';
import { minReadyZero } from './rules/min-ready-zero';
import { mutableTag } from './rules/mutable-tag';
import { noPrestop } from './rules/no-prestop';
import { noReadiness } from './rules/no-readiness';
import { pdbBlocksDrain } from './rules/pdb-blocks-drain';
import { pdbMissing } from './rules/pdb-missing';
import { pdbOverlap } from './rules/pdb-overlap';
import { pdbUnhealthy } from './rules/pdb-unhealthy';
import { prestopExceedsGrace } from './rules/prestop-exceeds-grace';
import { prestopExecSleep } from './rules/prestop-exec-sleep';
import { progressDeadline } from './rules/progress-deadline';
import { publishNotReady } from './rules/publish-not-ready';
import { quotaPeak } from './rules/quota-peak';
import { recreateServed } from './rules/recreate-served';
import { refused } from './rules/refused';
import { replicasRemoved } from './rules/replicas-removed';
import { rollbackOff } from './rules/rollback-off';
import { rootImage } from './rules/root-image';
import { secretLiteralData } from './rules/secret-literal-data';
import { selectorOverlap } from './rules/selector-overlap';
import { serviceCutover } from './rules/service-cutover';
import { singleReplica } from './rules/single-replica';
import { spreadMissing } from './rules/spread-missing';
import { spreadRevision } from './rules/spread-revision';
import { stopSignal } from './rules/stop-signal';
import { strategyRejected } from './rules/strategy-rejected';
import { stsMaxunavailableIgnored } from './rules/sts-maxunavailable-ignored';
import { stsStuck } from './rules/sts-stuck';
import { surgeNodeDeadlock } from './rules/surge-node-deadlock';
import { surgeRwo } from './rules/surge-rwo';
import { unavailableBudget } from './rules/unavailable-budget';
import { unknownField } from './rules/unknown-field';
import { unusedConfig } from './rules/unused-config';
import { unversionedConfig } from './rules/unversioned-config';
import { versionGate } from './rules/version-gate';

/** All checks, in the order of the reference. */
export const CHECKS = [
  refused,
  unknownField,
  versionGate,
  strategyRejected,
  immutableSelector,
  immutableSts,
  immutableService,
  immutableConfig,
  immutableJob,
  immutablePvc,
  selectorOverlap,
  danglingRef,
  noReadiness,
  noPrestop,
  prestopExceedsGrace,
  drainBudget,
  prestopExecSleep,
  stopSignal,
  recreateServed,
  unavailableBudget,
  singleReplica,
  minReadyZero,
  livenessStartup,
  pdbMissing,
  pdbBlocksDrain,
  pdbOverlap,
  pdbUnhealthy,
  spreadMissing,
  hpaReplicas,
  replicasRemoved,
  spreadRevision,
  surgeNodeDeadlock,
  surgeRwo,
  quotaPeak,
  serviceCutover,
  publishNotReady,
  localTraffic,
  lbReadinessGate,
  configNotRestarted,
  configLiveUnstaged,
  unversionedConfig,
  unusedConfig,
  secretLiteralData,
  progressDeadline,
  stsMaxunavailableIgnored,
  stsStuck,
  labelOnlyRollout,
  rollbackOff,
  mutableTag,
  rootImage,
  badIgnore,
] as const;

/** The id of a check. */
export type CheckId = (typeof CHECKS)[number]['id'];

/** The ids of all checks. */
export const CHECK_IDS: ReadonlySet<string> = new Set(CHECKS.map(({ id }) => id));
