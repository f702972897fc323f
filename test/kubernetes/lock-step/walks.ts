import type { Cluster } from '../../control-plane/cluster';
import { table } from './difference';
import { Replay } from './replay';
import { shorten } from './shorten';
import type { Subject } from './subject';
import { type Walk, walk } from './walk';

export interface WalkOptions {
  /** The seed of the first walk; the others have those that follow. */
  readonly seed: number;
  readonly walks: number;

  /** How many events a walk has. @default 30 */
  readonly events?: number;

  /** How many walks are under way at a time: most of a walk is waiting. @default 24 */
  readonly atOnce?: number;
}

/** What walks have shown. */
export interface Tally {
  readonly walks: number;
  readonly events: number;

  /** Events after which the controllers came to rest in another state than the usual one of the model. */
  readonly unusual: number;
}

/**
 * Takes many walks, each in a namespace of its own.
 *
 * @throws Error for the first walk in which the model and the real control plane differ: its seed, what happened, where they
 *   differ, and the shortest walk that was found to differ as well
 */
export async function walks<Model, Event>(
  subject: Subject<Model, Event>,
  cluster: Cluster,
  { seed, walks: count, events = 30, atOnce = 24 }: WalkOptions,
): Promise<Tally> {
  const replay = await Replay.start();
  const taken: Walk<Event>[] = [];
  let failed: Walk<Event> | undefined;
  let next = 0;
  const worker = async () => {
    while (next < count && failed === undefined) {
      const done = await walk(subject, cluster, replay, seed + next++, events);
      if (done.differences.length > 0) failed ??= done;
      else taken.push(done);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
    if (failed !== undefined) throw new Error(await explain(subject, cluster, replay, failed));
  } finally {
    replay.close();
  }
  const sum = (of: (done: Walk<Event>) => number) => taken.reduce((total, done) => total + of(done), 0);
  return {
    walks: taken.length,
    events: sum((done) => done.events.length),
    unusual: sum((done) => done.unusual),
  };
}

/** A tally in one line. */
export function tallied(what: string, { walks, events, unusual }: Tally): string {
  return `${what} in lock step: ${walks} walks, ${events} events, ${unusual} with another order`;
}

async function explain<Model, Event>(
  subject: Subject<Model, Event>,
  cluster: Cluster,
  replay: Replay,
  failed: Walk<Event>,
): Promise<string> {
  const take = (events: readonly Event[]) => walk(subject, cluster, replay, failed.seed, events);
  const again = await take(failed.events);
  if (again.differences.length === 0) {
    return `${story(subject, failed)}\ntaken again it does not differ: the controllers came in another order`;
  }
  return story(subject, await shorten(again, take));
}

/** What happened in a walk, and where the model differs at its end. A log may show no more than the end of this. */
function story<Model, Event>(
  { kind }: Subject<Model, Event>,
  { seed, events, lines, differences, written }: Walk<Event>,
): string {
  return [
    JSON.stringify(events),
    ...lines.map((line, index) => `${String(index).padStart(4)}  ${line}`),
    ...written,
    table(differences),
    `the model of a ${kind} differs from the real control plane (seed ${seed})`,
  ].join('\n');
}
