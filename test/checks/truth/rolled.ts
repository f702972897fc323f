import { availableOf } from './evicted';
import { isReleased, released } from './release';
import type { See } from './truth';

/** Rolls the next release out, and looks how many pods are available when there are fewest. */
export const fewest: See = async (trial) => {
  const { head } = trial.manifests;
  await trial.rollOut(head);
  await trial.apply(released(head));
  const counts: number[] = [];
  await trial.run(undefined, () => counts.push(availableOf(trial)));
  return () => ({ available: Math.min(...counts), released: trial.staying.every(isReleased) });
};

/** The pods of the next release become ready, and crash right after: the old pods that are still there. */
export const oldAfterCrash: See = async (trial) => {
  const { head } = trial.manifests;
  await trial.rollOut(head);
  await trial.apply(released(head));
  // They say to be ready in ten minutes, so that minReadySeconds do not pass on a machine that is busy.
  await trial.run(() => (trial.staying.filter(isReleased).length > 1 ? 'waits' : 'ready'), undefined, -600);
  await trial.run((pod) => (isReleased(pod) ? 'unready' : 'waits'));
  return () => ({ old: trial.staying.filter((pod) => !isReleased(pod)).length });
};
