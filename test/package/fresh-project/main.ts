import { Chart, type ChartProps } from 'cdk8s';
import {
  App,
  ConfigMap,
  Cpu,
  DaemonSet,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  IngressBackend,
  Service,
  StatefulSet,
} from 'cdk8s-rollout';
import type { Construct } from 'constructs';

/** What the test of the template looks for by this name. */
export class MyChart extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);

    const config = new ConfigMap(this, 'Config', { name: 'web-config', data: { greeting: 'hello' } });
    const web = new Deployment(this, 'Web', {
      name: 'web',
      zeroDowntime: true,
      containers: [
        {
          image: 'web:1',
          portNumber: 8080,
          resources: { cpu: { request: Cpu.millis(100) } },
          volumeMounts: [{ path: '/etc/web', volume: config.asVolume() }],
        },
      ],
    });
    const service = new Service(this, 'Service', {
      name: 'web',
      selector: web,
      ports: [{ port: 80, targetPort: 8080 }],
    });
    new Ingress(this, 'Ingress', { metadata: { name: 'web' } }).addRule('/', IngressBackend.fromService(service));
    new HorizontalPodAutoscaler(this, 'Autoscaler', { metadata: { name: 'web' }, target: web, maxReplicas: 4 });
    new StatefulSet(this, 'Database', { name: 'database', containers: [{ image: 'database:1', portNumber: 5432 }] });
    new DaemonSet(this, 'Logs', { name: 'logs', containers: [{ image: 'logs:1' }] });
  }
}

const app = new App();
new MyChart(app, 'fresh');
app.synth();
