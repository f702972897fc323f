import { Chart, Duration } from 'cdk8s';
import { ConfigMap, Deployment, Service } from 'cdk8s-rollout';
import type { Construct } from 'constructs';

/** What differs between the three versions. */
export interface NgxProps {
  readonly image: string;
  readonly changeCause: string;

  /** @default "nginx" */
  readonly container?: string;
}

/** Stock nginx as a beginner writes it: as root, on port 80, with a config of fixed name that is changed in place. */
export class Ngx extends Chart {
  constructor(scope: Construct, id: string, { image, changeCause, container = 'nginx' }: NgxProps) {
    super(scope, id);

    const conf = new ConfigMap(this, 'Conf', {
      name: 'ngx-conf',
      versioned: false,
      data: { 'default.conf': DEFAULT_CONF },
    });

    const deployment = new Deployment(this, 'Deployment', {
      name: 'ngx-dep',
      selector: { app: 'ngx-dep' },
      replicas: 4,
      minReady: Duration.seconds(15),
      changeCause,
      securityContext: { ensureNonRoot: false },
      containers: [
        {
          name: container,
          image,
          portNumber: 80,
          securityContext: { ensureNonRoot: false, readOnlyRootFilesystem: false },
          volumeMounts: [{ path: '/etc/nginx/conf.d', volume: conf.asVolume() }],
        },
      ],
    });

    new Service(this, 'Service', { name: 'ngx-svc', selector: deployment, ports: [{ port: 80, targetPort: 80 }] });
  }
}

const DEFAULT_CONF = `server {
  listen 80;
  default_type text/plain;

  location / {
    return 200 "nginx $nginx_version, host $hostname\\n";
  }
}
`;
