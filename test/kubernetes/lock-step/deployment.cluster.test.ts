import { useControlPlane } from '../../control-plane/jest/use-cluster';
import { report, runs, seed, timeLimit } from '../runs';
import { deployments } from './deployment/subject';
import { walks } from './walks';

const cluster = useControlPlane();

test(
  'a Deployment and its ReplicaSets go the way of the model, event by event',
  async () => {
    const begin = Date.now();
    const tally = await walks(deployments, cluster(), { seed: seed * 1_000_000, walks: runs(300) });
    const seconds = Math.round((Date.now() - begin) / 1000);
    report(
      `${tally.walks} walks of a Deployment, ${tally.events} events, ${tally.unusual} with another order, in ${seconds} s`,
    );
  },
  timeLimit(900_000),
);
