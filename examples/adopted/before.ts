import { App, Chart } from 'cdk8s';
import { ConfigMap, Deployment, Env, EnvValue, Probe, Service } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

/** A shop as it runs today, made with cdk8s-plus alone. */
class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const settings = new ConfigMap(this, 'Settings', { data: { PODINFO_UI_MESSAGE: 'Open from nine to five' } });

    const web = new Deployment(this, 'Web', {
      replicas: 3,
      containers: [
        {
          name: 'web',
          image: 'ghcr.io/stefanprodan/podinfo:6.7.1',
          portNumber: 9898,
          readiness: Probe.fromHttpGet('/readyz'),
          securityContext: { user: 100 },
          envFrom: [Env.fromConfigMap(settings)],
        },
      ],
    });
    new Service(this, 'Front', { selector: web, ports: [{ port: 80, targetPort: 9898 }] });

    new Deployment(this, 'Mailer', {
      containers: [
        {
          name: 'mailer',
          image: 'ghcr.io/stefanprodan/podinfo:6.7.1',
          securityContext: { user: 100 },
          envVariables: { PODINFO_UI_MESSAGE: EnvValue.fromConfigMap(settings, 'PODINFO_UI_MESSAGE') },
        },
      ],
    });
  }
}

const app = new App();
new Shop(app, 'shop');
app.synth();
