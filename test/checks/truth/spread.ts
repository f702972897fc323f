import { released } from './release';
import type { See } from './truth';

/** How many pods run on each node, the fullest first. */
export const perNode: See = async (trial) => {
  await trial.rollOut(trial.manifests.head);
  return () => byNode(trial.staying.map(({ spec }) => spec.nodeName));
};

/** The same after the next release. */
export const perNodeAfterRelease: See = async (trial) => {
  await trial.rollOut(trial.manifests.head);
  await trial.apply(released(trial.manifests.head));
  await trial.run();
  return () => byNode(trial.staying.map(({ spec }) => spec.nodeName));
};

function byNode(names: readonly (string | undefined)[]): readonly number[] {
  const nodes = ['node-1', 'node-2', 'node-3'];
  return nodes.map((node) => names.filter((name) => name === node).length).sort((a, b) => b - a);
}
