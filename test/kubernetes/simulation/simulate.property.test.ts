import fc from 'fast-check';
import { simulate, type Timeline, type TimelineStep, withDefaults } from '../../../lib/kubernetes';
import { report, runs, seed } from '../runs';
import { type Choices, type GeneratedRollout, type Kind, rollouts } from './rollouts';

const KINDS: readonly Kind[] = ['Deployment', 'StatefulSet', 'DaemonSet'];

interface Spec {
  readonly paused?: boolean;
  readonly progressDeadlineSeconds?: number;
  readonly replicas?: number;
  readonly strategy?: { readonly type: string };
  readonly updateStrategy?: { readonly type: string; readonly rollingUpdate?: { readonly partition?: number } };
}

function specOf(manifest: object): Spec {
  return (withDefaults(manifest, '1.36')?.spec ?? {}) as Spec;
}

function timelineOf({ before, after, pods, options }: GeneratedRollout): Timeline {
  const timeline = simulate(before, after, pods, options);
  if (timeline === undefined) throw new Error('no timeline');
  return timeline;
}

/** Checks a property of the timelines of many rollouts of each kind. */
function always(title: string, choices: Choices, check: (timeline: Timeline, rollout: GeneratedRollout) => void): void {
  test.each(KINDS)(`${title}: %s`, (kind) => {
    let checked = 0;
    const property = fc.property(rollouts(kind, { past: 'none', ...choices }), (rollout) => {
      check(timelineOf(rollout), rollout);
      checked += 1;
    });
    fc.assert(property, { seed, numRuns: runs(200) });
    report(`${title}: ${checked} rollouts of a ${kind}`);
  });
}

function podsOf(step: TimelineStep): number {
  return step.old + step.new;
}

/** Whether the manifest itself keeps pods from being exchanged. */
function isHeld({ after }: GeneratedRollout): boolean {
  const { paused, updateStrategy } = specOf(after);
  return paused === true || updateStrategy?.type === 'OnDelete' || (updateStrategy?.rollingUpdate?.partition ?? 0) > 0;
}

const isRolling = ({ strategy }: Timeline) => strategy === 'RollingUpdate';

always(
  'while old pods stay healthy, no fewer are available than promised, even if new ones never are',
  { old: 'healthy' },
  (timeline) => {
    fc.pre(isRolling(timeline));
    const base = timeline.steps[0]?.available ?? 0;
    expect(timeline.minAvailable).toBeGreaterThanOrEqual(Math.min(base, timeline.replicas - timeline.unavailable));
  },
);

always('no more pods than replicas and surge, those that terminate left out', { old: 'healthy' }, (timeline) => {
  fc.pre(isRolling(timeline));
  const [base] = timeline.steps;
  const most = Math.max(base === undefined ? 0 : podsOf(base), timeline.replicas + timeline.surge);
  expect(timeline.peakPods).toBeLessThanOrEqual(most);
});

always(
  'a healthy rollout that nothing holds ends complete',
  { old: 'healthy', new: 'healthy' },
  (timeline, rollout) => {
    fc.pre(!isHeld(rollout));
    const { verdict, steps, replicas } = timeline;
    expect(verdict.outcome).not.toBe('stuck');
    expect(verdict.outcome === 'exceedsDeadline' ? verdict.completesAt : timeline.seconds).toBe(timeline.seconds);
    const last = { old: 0, new: replicas, ready: replicas, available: replicas, terminating: 0 };
    expect(steps.at(-1)).toEqual({ at: steps.at(-1)?.at, ...last });
  },
);

always('a rollout whose new pods never become ready does not complete', { old: 'healthy' }, (timeline, rollout) => {
  fc.pre(rollout.pods.new?.neverReady === true);
  const { verdict, steps } = timeline;
  const started = steps.some((step) => podsOf(step) > step.available);
  fc.pre(started && timeline.replicas > 0);
  expect(verdict.outcome === 'completes' || (verdict.outcome === 'exceedsDeadline' && verdict.completesAt)).toBeFalsy();
});

always('the same input gives the same timeline', {}, (timeline, rollout) => {
  expect(timelineOf(structuredClone(rollout))).toEqual(timeline);
});

always('steps follow one another in time, each with other counts, and are summed up rightly', {}, (timeline) => {
  const { steps, minAvailable, peakPods, peakPodsWithTerminating } = timeline;
  for (const [index, step] of steps.entries()) {
    const { at: _, ...counts } = step;
    const { at = 0, ...before } = steps[index - 1] ?? {};
    expect(step.at).toBeGreaterThanOrEqual(at);
    expect(counts).not.toEqual(before);
    expect(step.available).toBeLessThanOrEqual(step.ready);
    expect(step.ready).toBeLessThanOrEqual(podsOf(step));
    expect(Math.min(...Object.values(counts))).toBeGreaterThanOrEqual(0);
  }
  expect(minAvailable).toBe(Math.min(...steps.map(({ available }) => available)));
  expect(peakPods).toBe(Math.max(...steps.map(podsOf)));
  expect(peakPodsWithTerminating).toBe(Math.max(...steps.map((step) => podsOf(step) + step.terminating)));
});

always('pods that take twice as long make a rollout that takes twice as long', {}, (timeline, rollout) => {
  fc.pre(timeline.verdict.outcome === 'completes');
  const twice = (manifest: object): object => {
    const { spec } = manifest as {
      readonly spec: { readonly minReadySeconds: number; readonly progressDeadlineSeconds?: number };
    };
    const { minReadySeconds, progressDeadlineSeconds: deadline } = spec;
    const deadlines = deadline === undefined ? {} : { progressDeadlineSeconds: Math.min(deadline * 3, 2 ** 31 - 1) };
    return { ...manifest, spec: { ...spec, minReadySeconds: minReadySeconds * 2, ...deadlines } };
  };
  const slower = ({ start = 5, stop = 2, ...rest } = {}) => ({ start: start * 2, stop: stop * 2, ...rest });
  const pods = { old: slower(rollout.pods.old), new: slower(rollout.pods.new) };
  const slow = timelineOf({ ...rollout, before: twice(rollout.before), after: twice(rollout.after), pods });
  expect(slow.steps).toEqual(timeline.steps.map((step) => ({ ...step, at: step.at * 2 })));
  expect(slow.seconds).toBe(timeline.seconds * 2);
});
