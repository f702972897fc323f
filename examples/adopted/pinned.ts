import { Chart } from 'cdk8s';
import { App, ConfigMap, Deployment, Env, EnvValue, Probe, Service } from 'cdk8s-rollout';
import type { Construct } from 'constructs';

/** The shop, with the names and selectors that it has in the cluster written down: its constructs can now move. */
class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const settings = new ConfigMap(this, 'Settings', {
      name: 'shop-settings-c88e9f5b',
      data: { PODINFO_UI_MESSAGE: 'Open from nine to five' },
    });

    const web = new Deployment(this, 'Web', {
      name: 'shop-web-c82705b0',
      selector: { 'cdk8s.io/metadata.addr': 'shop-Web-c8c78d13' },
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
    new Service(this, 'Front', {
      name: 'shop-front-c882fcb1',
      selector: web,
      ports: [{ port: 80, targetPort: 9898 }],
    });

    new Deployment(this, 'Mailer', {
      name: 'shop-mailer-c814948d',
      selector: { 'cdk8s.io/metadata.addr': 'shop-Mailer-c82de04e' },
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

const app = new App({ compatibility: 'cdk8s-plus' });
new Shop(app, 'shop');
app.synth();
