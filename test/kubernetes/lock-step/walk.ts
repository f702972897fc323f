import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '../../control-plane/cluster';
import { Kubelet } from '../../control-plane/kubelet';
import { random } from '../../control-plane/random';
import { type Change, Store } from '../../control-plane/store';
import { type Difference, differences } from './difference';
import { differencesToKubectl, type Said } from './kubectl';
import type { Replay } from './replay';
import type { Chance, Real, Seen, Subject } from './subject';
import { written } from './written';

/**
 * How long, in milliseconds, a difference must last: a busy machine may take longer than the store waits, and the controllers'
 * queues let through only 10 retries a second for all namespaces together.
 */
const patience = 30_000;

/** How a walk went. */
export interface Walk<Event> {
  readonly seed: number;
  readonly events: readonly Event[];

  /** What happened, a line for each event. */
  readonly lines: readonly string[];

  /** Events after which the model's controllers could come to rest in another state than the usual one, and did. */
  readonly unusual: number;

  /** Where the model and the real control plane differ after the last event, else the model and kubectl after any. */
  readonly differences: readonly Difference[];

  /** What was written since the last event, in order, where the model differs after it. */
  readonly written: readonly string[];
}

/**
 * Takes a workload through events, on the real control plane and in the model side by side, until they differ.
 *
 * @param seed decides with what the walk begins and what happens
 * @param plan the events, of which those that cannot happen are left out; or how many to choose
 */
export async function walk<Model, Event>(
  subject: Subject<Model, Event>,
  cluster: Cluster,
  replay: Replay,
  seed: number,
  plan: number | readonly Event[],
): Promise<Walk<Event>> {
  const namespace = await cluster.namespace('test');
  const store = await Store.open(cluster.client, namespace.name, subject.kinds);
  try {
    const kubelet = new Kubelet(cluster.client, store, { seed });
    return await steps(subject, { cluster, namespace: namespace.name, store, kubelet }, replay, seed, plan);
  } finally {
    store.close();
  }
}

async function steps<Model, Event>(
  subject: Subject<Model, Event>,
  real: Real,
  replay: Replay,
  seed: number,
  plan: number | readonly Event[],
): Promise<Walk<Event>> {
  const chance = random(seed);
  const { manifest, model: first } = subject.begin(chance);
  const events: Event[] = [];
  const lines = ['created'];
  const said: Said[] = [];
  let unusual = 0;

  const create = () =>
    real.cluster.client.create({ ...manifest, metadata: { ...manifest.metadata, namespace: real.namespace } });
  let step = await observe(subject, real, first, undefined, create);
  for (const event of planned(subject, () => step.model, plan, chance)) {
    if (step.differences.length > 0) break;
    unusual += step.rank > 0 ? 1 : 0;
    said.push(saying(subject, step.model, real.store, events.length));
    const before = step.model;
    events.push(event);
    lines.push(subject.describe(event, before) ?? '');
    step = await observe(subject, real, before, event, () => subject.perform(event, before, real));
  }
  if (step.differences.length > 0) {
    return { seed, events, lines, unusual, differences: step.differences, written: written(step.changes) };
  }
  unusual += step.rank > 0 ? 1 : 0;
  said.push(saying(subject, step.model, real.store, events.length));
  const differences = await differencesToKubectl(said, replay, real.cluster.connection);
  return { seed, events, lines, unusual, differences, written: [] };
}

function* planned<Model, Event>(
  subject: Subject<Model, Event>,
  model: () => Model,
  plan: number | readonly Event[],
  chance: Chance,
): Generator<Event> {
  if (typeof plan === 'number') {
    for (let count = 0; count < plan; count += 1) yield subject.choose(model(), chance);
  } else {
    for (const event of plan) if (subject.describe(event, model()) !== undefined) yield event;
  }
}

interface Observed<Model> {
  readonly model: Model;

  /** Which of the states in which the model may come to rest it is, from 0. */
  readonly rank: number;
  readonly differences: readonly Difference[];
  readonly changes: readonly Change[];
}

/** Makes an event happen on both sides and compares them when they are at rest. */
async function observe<Model, Event>(
  subject: Subject<Model, Event>,
  real: Real,
  before: Model,
  event: Event | undefined,
  perform: () => Promise<unknown>,
): Promise<Observed<Model>> {
  const from = Date.now();
  const mark = real.store.changes.length;
  await perform();
  for (;;) {
    await real.store.settled(120);
    const to = Date.now();
    const changes = real.store.inOrder(mark);
    const found = compare(subject, before, event, { store: real.store, changes, from, to });
    const changed = () => real.store.changes.length - mark - changes.length;
    if (found.differences.length === 0 || !(await changesWithin(patience, changed))) return found;
  }
}

/** Whether something changes within a time. */
async function changesWithin(milliseconds: number, changed: () => number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(50)) if (changed() > 0) return true;
  return false;
}

function compare<Model, Event>(
  subject: Subject<Model, Event>,
  before: Model,
  event: Event | undefined,
  seen: Seen,
): Observed<Model> {
  const real = subject.viewReal(seen.store);
  let usual: Observed<Model> | undefined;
  let rank = 0;
  for (const model of subject.follow(before, event, seen)) {
    const found = { model, rank, differences: differences(real, subject.view(model)), changes: seen.changes };
    if (found.differences.length === 0) return found;
    usual ??= found;
    rank += 1;
  }
  if (usual === undefined) throw new Error('the controllers of the model do not come to rest');
  return usual;
}

function saying<Model, Event>(subject: Subject<Model, Event>, model: Model, store: Store, event: number): Said {
  const [object] = store.list(subject.kind);
  if (object === undefined) throw new Error(`there is no ${subject.kind}`);
  return { event, object, said: subject.rolloutStatus(model) };
}
