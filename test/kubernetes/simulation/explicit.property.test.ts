import fc from 'fast-check';
import { type Minor, SimulationError, type TimelineStep, validate } from '../../../lib/kubernetes';
import type { DaemonSetSpec } from '../../../lib/kubernetes/controllers/daemon-set/state';
import type { DeploymentSpec } from '../../../lib/kubernetes/controllers/deployment/state';
import type { StatefulSetSpec } from '../../../lib/kubernetes/controllers/stateful-set/state';
import { prepare } from '../../../lib/kubernetes/prepare';
import { daemonSetRollout } from '../../../lib/kubernetes/simulation/daemon-set/rollout';
import { deploymentRollout } from '../../../lib/kubernetes/simulation/deployment/rollout';
import { type BothDurations, durationsOf } from '../../../lib/kubernetes/simulation/pods';
import { type Rollout, type Setting, settle, type Version } from '../../../lib/kubernetes/simulation/rollout';
import type { World } from '../../../lib/kubernetes/simulation/run';
import { daemonSetSpec, deploymentSpec, statefulSetSpec } from '../../../lib/kubernetes/simulation/specs';
import { statefulSetRollout } from '../../../lib/kubernetes/simulation/stateful-set/rollout';
import { templateKeys } from '../../../lib/kubernetes/simulation/templates';
import { watch } from '../../../lib/kubernetes/simulation/watch';
import { report, runs, seed } from '../runs';
import { ExplicitDaemonSet } from './explicit/daemon-set';
import { ExplicitDeployment } from './explicit/deployment';
import { ExplicitStatefulSet } from './explicit/stateful-set';
import { type GeneratedRollout, type Kind, rollouts } from './rollouts';

function settingOf({ before, after, pods, options }: GeneratedRollout): Setting {
  const { minor, nodes, earlier } = options;
  const prepared = [...earlier, before, after].flatMap((manifest) => prepare(manifest, minor) ?? []);
  const drafts = prepared.map(({ draft }) => draft);
  const keys = templateKeys(drafts, prepared[0]?.type ?? '', minor);
  const versions = drafts.map((draft, index): Version => ({ draft, template: keys[index] ?? '' }));
  const last = versions.at(-1) ?? { draft: {}, template: '' };
  return { before: versions.slice(0, -1), after: last, durations: durationsOf(pods), minor, nodes };
}

/** As many as are generated. */
const MOST_PODS = 12;

/** The same rollout, with pods that are kept one by one. */
function explicitly<Spec, W extends World & { apply(spec: Spec, durations: BothDurations): void }>(
  { before, after, durations }: Setting,
  specs: (version: Version) => readonly Spec[],
  create: (spec: Spec, durations: BothDurations) => W,
): { readonly world: W; readonly origin: number } {
  const base = settle(before.flatMap(specs), MOST_PODS, create, durations.old);
  const spec = specs(after).at(-1) as Spec;
  base?.world.apply(spec, durations);
  return { world: base?.world ?? create(spec, durations), origin: base?.now ?? 0 };
}

const TIMED_OUT = 'ProgressDeadlineExceeded';

const KINDS: Readonly<
  Record<Kind, readonly [fast: (setting: Setting) => Rollout, slow: (setting: Setting) => Partial<Rollout>]>
> = {
  Deployment: [
    deploymentRollout,
    (setting) => {
      const specs = ({ draft, template }: Version): readonly DeploymentSpec[] => {
        const spec = deploymentSpec(draft, template);
        return spec.paused ? [{ ...spec, paused: false }, spec] : [spec];
      };
      const create = (spec: DeploymentSpec, both: BothDurations) => new ExplicitDeployment(spec, setting.minor, both);
      const { world, origin } = explicitly(setting, specs, create);
      const timedOut = () => world.state.deployment.status.conditions.some(({ reason }) => reason === TIMED_OUT);
      return { world, origin, timedOut };
    },
  ],
  StatefulSet: [
    statefulSetRollout,
    (setting) =>
      explicitly(
        setting,
        ({ draft, template }): readonly StatefulSetSpec[] => [statefulSetSpec(draft, template)],
        (spec, both) => new ExplicitStatefulSet(spec, setting.minor, both),
      ),
  ],
  DaemonSet: [
    daemonSetRollout,
    (setting) =>
      explicitly(
        setting,
        ({ draft, template }): readonly DaemonSetSpec[] => [daemonSetSpec(draft, template)],
        (spec, both) => new ExplicitDaemonSet(spec, setting.nodes, both),
      ),
  ],
};

/** All that is seen of a rollout but the words for why it is stuck, which the test of the words looks at. */
function watched(rollout: Rollout): { readonly steps?: readonly TimelineStep[] } {
  return watch({ ...rollout, whyStuck: () => ({ reason: 'NeverReady', message: '' }) });
}

/** What is not simulated by one is not simulated by the other. */
function attempt<Result>(work: () => Result): Result | { readonly error: string; readonly steps?: undefined } {
  try {
    return work();
  } catch (error) {
    if (error instanceof SimulationError) return { error: error.message };
    throw error;
  }
}

test.each(Object.keys(KINDS) as Kind[])(
  'a %s whose pods are kept in classes takes the steps of one whose pods are kept one by one',
  (kind) => {
    const [fast, slow] = KINDS[kind];
    let steps = 0;
    fc.assert(
      fc.property(rollouts(kind, { start: 'moves' }), (rollout) => {
        for (const manifest of [...rollout.options.earlier, rollout.before, rollout.after]) {
          expect(validate(manifest, rollout.options.minor as Minor).refusals).toEqual([]);
        }
        const setting = settingOf(rollout);
        const inClasses = attempt(() => watched(fast(setting)));
        const oneByOne = attempt(() => watched({ ...fast(setting), ...slow(setting) }));
        expect(inClasses).toEqual(oneByOne);
        steps += inClasses.steps?.length ?? 0;
      }),
      { seed, numRuns: runs(300) },
    );
    report(`${kind}: ${runs(300)} rollouts of ${steps} steps are the same with pods kept one by one`);
  },
);
