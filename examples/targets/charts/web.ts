import { Chart } from 'cdk8s';
import { ConfigMap, Deployment, Env, ignoreCheck, Probe, Service } from 'cdk8s-rollout';
import type { Construct } from 'constructs';

/** What differs between the clusters. */
export interface WebProps {
  readonly replicas: number;
  readonly message: string;
  readonly zeroDowntime: boolean;
}

/** One web service, with the same names in each cluster. */
export class Web extends Chart {
  constructor(scope: Construct, id: string, { replicas, message, zeroDowntime }: WebProps) {
    super(scope, id);

    const settings = new ConfigMap(this, 'Settings', { name: 'web-settings', data: { PODINFO_UI_MESSAGE: message } });

    const deployment = new Deployment(this, 'Deployment', {
      name: 'web',
      replicas,
      zeroDowntime,
      changeCause: 'podinfo 6.7.1',
      containers: [
        {
          name: 'podinfo',
          image: 'ghcr.io/stefanprodan/podinfo:6.7.1',
          portNumber: 9898,
          envFrom: [Env.fromConfigMap(settings)],
          readiness: Probe.fromHttpGet('/readyz'),
          securityContext: { user: 100, group: 101 },
        },
      ],
    });

    if (!zeroDowntime) {
      ignoreCheck(deployment, 'single-replica', 'a cluster for trying things out');
      ignoreCheck(deployment, 'no-prestop', 'a cluster for trying things out');
    }

    new Service(this, 'Service', { name: 'web', selector: deployment, ports: [{ port: 80, targetPort: 9898 }] });
  }
}
