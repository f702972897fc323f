import { useControlPlane } from '../../control-plane/jest/use-cluster';
import { report, runs, seed, timeLimit } from '../runs';
import { nodeCount } from './daemon-set/nodes';
import { daemonSets, prepareNodes } from './daemon-set/subject';
import { tallied, walks } from './walks';

const cluster = useControlPlane({ nodes: nodeCount });

beforeAll(() => prepareNodes(cluster()));

test(
  'DaemonSets go through the same states in the model and on the real control plane',
  async () => {
    const tally = await walks(daemonSets, cluster(), { seed, walks: runs(300) });
    report(tallied('DaemonSets', tally));
  },
  timeLimit(3_600_000),
);
