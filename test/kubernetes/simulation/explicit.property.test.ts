import fc from 'fast-check';
import { type Minor, SimulationError, type Timeline, validate } from '../../../lib/kubernetes';
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

type Input = readonly [setting: Setting, durations: BothDurations];

function inputOf({ before, after, pods, options }: GeneratedRollout): Input {
  const { minor, nodes, earlier } = options;
  const prepared = [...earlier, before, after].flatMap((manifest) => prepare(manifest, minor) ?? []);
  const drafts = prepared.map(({ draft }) => draft);
  const keys = templateKeys(drafts, prepared[0]?.type ?? '', minor);
  const versions = drafts.map((draft, index): Version => ({ draft, template: keys[index] ?? '' }));
  const last = versions.at(-1) ?? { draft: {}, template: '' };
  return [{ before: versions.slice(0, -1), after: last, minor, nodes }, durationsOf(pods)];
}

/** As many as are generated. */
const MOST_PODS = 12;

/** The same rollout, with pods that are kept one by one. */
function explicitly<Spec, W extends World & { apply(spec: Spec, durations: BothDurations): void }>(
  [{ before, after }, durations]: Input,
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
  Record<Kind, readonly [fast: (...input: Input) => Rollout, slow: (...input: Input) => Partial<Rollout>]>
> = {
  Deployment: [
    deploymentRollout,
    (...input) => {
      const [{ minor }] = input;
      const specs = ({ draft, template }: Version): readonly DeploymentSpec[] => {
        const spec = deploymentSpec(draft, template);
        return spec.paused ? [{ ...spec, paused: false }, spec] : [spec];
      };
      const create = (spec: DeploymentSpec, both: BothDurations) => new ExplicitDeployment(spec, minor, both);
      const { world, origin } = explicitly(input, specs, create);
      const timedOut = () => world.state.deployment.status.conditions.some(({ reason }) => reason === TIMED_OUT);
      return { world, origin, timedOut };
    },
  ],
  StatefulSet: [
    statefulSetRollout,
    (...input) =>
      explicitly(
        input,
        ({ draft, template }): readonly StatefulSetSpec[] => [statefulSetSpec(draft, template)],
        (spec, both) => new ExplicitStatefulSet(spec, input[0].minor, both),
      ),
  ],
  DaemonSet: [
    daemonSetRollout,
    (...input) =>
      explicitly(
        input,
        ({ draft, template }): readonly DaemonSetSpec[] => [daemonSetSpec(draft, template)],
        (spec, both) => new ExplicitDaemonSet(spec, input[0].nodes, both),
      ),
  ],
};

type Watched = Pick<Timeline, 'steps' | 'verdict'>;

/** One without end is cut after so many moments, and more of them pass where each pod has its own. */
function started({ steps = [], verdict }: Partial<Watched>): object {
  return { steps: steps.slice(0, 20), outcome: verdict?.outcome };
}

/** All that is seen of a rollout but the words for why it is stuck, which the test of the words looks at. */
function watched(rollout: Rollout): Watched {
  return watch({ ...rollout, whyStuck: () => ({ reason: 'NeverReady', message: '' }) });
}

/** What is not simulated by one is not simulated by the other. */
function attempt(work: () => Watched): Partial<Watched> & { readonly error?: string } {
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
        const input = inputOf(rollout);
        const inClasses = attempt(() => watched(fast(...input)));
        const oneByOne = attempt(() => watched({ ...fast(...input), ...slow(...input) }));
        const isEndless = inClasses.verdict?.outcome === 'stuck' && inClasses.verdict.reason === 'Endless';
        expect(isEndless ? started(inClasses) : inClasses).toEqual(isEndless ? started(oneByOne) : oneByOne);
        steps += inClasses.steps?.length ?? 0;
      }),
      { seed, numRuns: runs(300) },
    );
    report(`${kind}: ${runs(300)} rollouts of ${steps} steps are the same with pods kept one by one`);
  },
);
