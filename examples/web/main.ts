import { Chart, Duration, Size } from 'cdk8s';
import {
  App,
  ConfigMap,
  Cpu,
  Deployment,
  Env,
  HorizontalPodAutoscaler,
  Ingress,
  IngressBackend,
  Metric,
  MetricTarget,
  Probe,
  Service,
} from 'cdk8s-rollout';
import type { Construct } from 'constructs';

/** A web service of 3 to 12 pods, reachable from outside, that serves without a gap while it rolls. */
class Web extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const settings = new ConfigMap(this, 'Settings', {
      name: 'web-settings',
      data: { PODINFO_UI_COLOR: '#34577c', PODINFO_UI_MESSAGE: 'Hello' },
    });

    const deployment = new Deployment(this, 'Deployment', {
      name: 'web',
      zeroDowntime: { preStopSleep: Duration.seconds(15) },
      changeCause: 'podinfo 6.7.1',
      containers: [
        {
          name: 'podinfo',
          image: 'ghcr.io/stefanprodan/podinfo:6.7.1',
          portNumber: 9898,
          envFrom: [Env.fromConfigMap(settings)],
          readiness: Probe.fromHttpGet('/readyz', { periodSeconds: Duration.seconds(5) }),
          securityContext: { user: 100, group: 101 },
          resources: {
            cpu: { request: Cpu.millis(100) },
            memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
          },
        },
      ],
    });

    new HorizontalPodAutoscaler(this, 'Autoscaler', {
      metadata: { name: 'web' },
      target: deployment,
      minReplicas: 3,
      maxReplicas: 12,
      metrics: [Metric.resourceCpu(MetricTarget.averageUtilization(70))],
    });

    const service = new Service(this, 'Service', {
      name: 'web',
      selector: deployment,
      ports: [{ port: 80, targetPort: 9898 }],
    });

    new Ingress(this, 'Ingress', {
      metadata: { name: 'web' },
      className: 'nginx',
      rules: [{ host: 'web.example.com', backend: IngressBackend.fromService(service) }],
    });
  }
}

const app = new App();
new Web(app, 'web');
app.synth();
