import { ApiObject, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import {
  App,
  EnvFieldPaths,
  EnvValue,
  PersistentVolumeAccessMode,
  PodManagementPolicy,
  Probe,
  Service,
  StatefulSet,
} from 'cdk8s-rollout';
import type { Construct } from 'constructs';

const CLIENTS = 2379;
const PEERS = 2380;

/** An etcd of three members, each with a disk of its own. */
class Database extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const members = new Service(this, 'Members', {
      name: 'etcd-members',
      clusterIP: 'None',
      ports: [
        { name: 'clients', port: CLIENTS },
        { name: 'peers', port: PEERS },
      ],
    });
    // A member is not ready before it has found the others.
    ApiObject.of(members).addJsonPatch(JsonPatch.add('/spec/publishNotReadyAddresses', true));

    const names = ['etcd-0', 'etcd-1', 'etcd-2'];
    const url = (name: string, port: number) => `http://${name}.etcd-members:${port}`;

    const etcd = new StatefulSet(this, 'Etcd', {
      name: 'etcd',
      service: members,
      replicas: names.length,
      podManagementPolicy: PodManagementPolicy.PARALLEL,
      zeroDowntime: true,
      changeCause: 'etcd 3.5.16',
      securityContext: { user: 65532, group: 65532, fsGroup: 65532 },
      volumeClaimTemplates: [
        { name: 'data', storage: Size.gibibytes(8), accessModes: [PersistentVolumeAccessMode.READ_WRITE_ONCE] },
      ],
      claimRetention: { whenDeleted: 'Retain', whenScaled: 'Delete' },
    });

    const container = etcd.addContainer({
      name: 'etcd',
      image: 'registry.k8s.io/etcd:3.5.16-0',
      ports: [
        { name: 'clients', number: CLIENTS },
        { name: 'peers', number: PEERS },
      ],
      command: ['etcd'],
      args: [
        '--name=$(POD_NAME)',
        '--data-dir=/data/etcd',
        `--listen-client-urls=http://0.0.0.0:${CLIENTS}`,
        `--advertise-client-urls=${url('$(POD_NAME)', CLIENTS)}`,
        `--listen-peer-urls=http://0.0.0.0:${PEERS}`,
        `--initial-advertise-peer-urls=${url('$(POD_NAME)', PEERS)}`,
        `--initial-cluster=${names.map((name) => `${name}=${url(name, PEERS)}`).join(',')}`,
      ],
      envVariables: { POD_NAME: EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME) },
      readiness: Probe.fromHttpGet('/health', { port: CLIENTS, periodSeconds: Duration.seconds(5) }),
    });
    container.mount('/data', etcd.claim('data'));

    new Service(this, 'Service', { name: 'etcd', selector: etcd, ports: [{ port: CLIENTS }] });
  }
}

const app = new App();
new Database(app, 'database');
app.synth();
