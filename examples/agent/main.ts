import { Chart, Duration, Size } from 'cdk8s';
import { App, Cpu, DaemonSet, DaemonSetUpdateStrategy, PercentOrAbsolute, Probe, Volume } from 'cdk8s-rollout';
import type { Construct } from 'constructs';

/** An agent on each node that reports the node's own figures, exchanged on a tenth of the nodes at a time. */
class Agent extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const agent = new DaemonSet(this, 'Agent', {
      name: 'node-exporter',
      strategy: DaemonSetUpdateStrategy.rollingUpdate({ maxUnavailable: PercentOrAbsolute.percent(10) }),
      minReady: Duration.seconds(10),
      changeCause: 'node-exporter 1.8.2',
      priorityClassName: 'system-node-critical',
    });

    const container = agent.addContainer({
      name: 'node-exporter',
      image: 'quay.io/prometheus/node-exporter:v1.8.2',
      args: ['--path.procfs=/host/proc', '--path.sysfs=/host/sys'],
      portNumber: 9100,
      readiness: Probe.fromHttpGet('/'),
      securityContext: { user: 65534, group: 65534 },
      resources: {
        cpu: { request: Cpu.millis(50) },
        memory: { request: Size.mebibytes(32), limit: Size.mebibytes(64) },
      },
    });
    for (const folder of ['proc', 'sys']) {
      const volume = Volume.fromHostPath(this, folder, folder, { path: `/${folder}` });
      container.mount(`/host/${folder}`, volume, { readOnly: true });
    }
  }
}

const app = new App();
new Agent(app, 'agent');
app.synth();
