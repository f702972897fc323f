import type { Client } from './client';
import { controllerOf, type Pod } from './objects';
import { random } from './random';
import { isFinished, isReady } from './settled';
import type { Store } from './store';

/** What becomes of a new pod. */
export type Fate = 'ready' | 'unready' | 'failed' | 'waits';

export interface KubeletOptions {
  /** Decides the order: the same seed gives the same rollout. */
  readonly seed: number;
  /** What becomes of a pod. @default - every pod becomes ready */
  readonly fate?: (pod: Pod) => Fate;
  /**
   * How long, in seconds, a pod that becomes ready says to have been ready.
   *
   * @default 3600, so that minReadySeconds need not be waited for
   */
  readonly readyFor?: number;
}

export interface Step {
  readonly action: Exclude<Fate, 'waits'> | 'gone';
  readonly pod: Pod;
  /** For how many seconds a pod that becomes ready or unready says to have been so. @default - as the kubelet's options say */
  readonly readyFor?: number;
  /** How often its containers have restarted. @default 0 */
  readonly restarts?: number;
}

/**
 * Plays the kubelet of a namespace: one pod at a time becomes ready, fails or, once deleted, vanishes, and after each
 * the controllers are left to settle.
 */
export class Kubelet {
  private readonly next: () => number;
  private readonly handled = new Set<string>();

  constructor(
    private readonly client: Client,
    private readonly store: Store,
    private readonly options: KubeletOptions,
  ) {
    this.next = random(options.seed);
  }

  /** What can happen next, in an order that does not depend on the random parts of names. */
  possible(): Step[] {
    const steps = this.store.list<Pod>('Pod').flatMap((pod): Step[] => {
      if (pod.metadata.deletionTimestamp !== undefined) return [{ action: 'gone', pod }];
      const waits = pod.spec.nodeName === undefined || isFinished(pod) || this.handled.has(pod.metadata.uid ?? '');
      const action = waits ? 'waits' : (this.options.fate?.(pod) ?? 'ready');
      return action === 'waits' || (action === 'ready' && isReady(pod)) ? [] : [{ action, pod }];
    });
    const rank = ({ action, pod }: Step) => `${action} ${owner(pod)}`;
    return steps.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  }

  /**
   * Waits until the controllers have settled, does one thing that can happen, and waits again.
   *
   * @returns what it did, or undefined when there was nothing to do
   */
  async step(): Promise<Step | undefined> {
    await this.store.settled();
    return this.stepWhenSettled();
  }

  private async stepWhenSettled(): Promise<Step | undefined> {
    const steps = this.possible();
    const step = steps[Math.floor(this.next() * steps.length)];
    if (step === undefined) return undefined;
    await this.perform(step);
    await this.store.settled();
    return step;
  }

  /**
   * Takes steps until nothing is left to do.
   *
   * @param onStep is called after each, when the controllers have settled
   * @throws Error when there are more steps than `atMost`
   */
  async run(onStep: (step: Step) => void = () => {}, atMost = 1000): Promise<void> {
    await this.store.settled();
    for (let count = 0; count < atMost; count += 1) {
      const step = await this.stepWhenSettled();
      if (step === undefined) return;
      onStep(step);
    }
    throw new Error(`the pods are not done after ${atMost} steps`);
  }

  /** Does one thing to one pod, without waiting for the controllers. */
  async perform(step: Step): Promise<void> {
    const { action, pod } = step;
    this.handled.add(pod.metadata.uid ?? '');
    if (action === 'gone') return this.client.delete(pod, 0);
    const status = this.statusAfter(step);
    await this.client.patch(pod, { status }, 'strategic-merge', { subresource: 'status' });
  }

  private statusAfter({ action, pod, readyFor = this.options.readyFor ?? 3600, restarts = 0 }: Step): object {
    const since = Date.now() - readyFor * 1000;
    const lastTransitionTime = `${new Date(since).toISOString().slice(0, 19)}Z`;
    const ready = action === 'ready';
    const status = ready ? 'True' : 'False';
    return {
      phase: action === 'failed' ? 'Failed' : 'Running',
      conditions: [
        { type: 'Initialized', status: 'True', lastTransitionTime },
        { type: 'Ready', status, lastTransitionTime },
        { type: 'ContainersReady', status, lastTransitionTime },
      ],
      containerStatuses: pod.spec.containers.map(({ name, image }) => ({
        name,
        image,
        imageID: '',
        ready,
        restartCount: restarts,
        state: action === 'failed' ? { terminated: { exitCode: 1 } } : { running: { startedAt: lastTransitionTime } },
      })),
    };
  }
}

/** What tells pods apart in the same way on every run: the pods of a ReplicaSet are alike, others have their own place. */
function owner(pod: Pod): string {
  const controller = controllerOf(pod);
  switch (controller?.kind) {
    case 'ReplicaSet':
      return controller.name;
    case 'DaemonSet':
      return `${controller.name} ${pod.spec.nodeName}`;
    default:
      return pod.metadata.name;
  }
}
