import { Chart, Duration } from 'cdk8s';
import { ConfigMap, ContainerRestartPolicy, Deployment, Probe, Service, Volume } from 'cdk8s-rollout';
import type { Construct } from 'constructs';

/** What differs between the two versions. */
export interface ShopProps {
  /** The version of nginx/nginx-prometheus-exporter. */
  readonly exporter: string;
  readonly changeCause: string;
}

/** nginx, an exporter of its metrics, and a sidecar that prints its log. */
export class Shop extends Chart {
  constructor(scope: Construct, id: string, { exporter, changeCause }: ShopProps) {
    super(scope, id);

    const conf = new ConfigMap(this, 'Conf', { name: 'shop-conf', data: { 'nginx.conf': NGINX_CONF } });
    const tmp = Volume.fromEmptyDir(this, 'Tmp', 'tmp');
    const nobody = { user: 65534, group: 65534 };

    const deployment = new Deployment(this, 'Deployment', {
      name: 'shop',
      replicas: 3,
      zeroDowntime: true,
      changeCause,
      initContainers: [
        {
          name: 'log',
          image: 'busybox:1.36',
          restartPolicy: ContainerRestartPolicy.ALWAYS,
          command: ['sh', '-c', 'trap exit TERM; tail -F /tmp/access.log & wait'],
          securityContext: nobody,
          volumeMounts: [{ path: '/tmp', volume: tmp }],
        },
      ],
      containers: [
        {
          name: 'nginx',
          image: 'nginx:1.22-alpine',
          ports: [{ name: 'http', number: 8080 }],
          readiness: Probe.fromHttpGet('/status', { port: 8080 }),
          securityContext: { user: 101, group: 101 },
          volumeMounts: [
            { path: '/etc/nginx', volume: conf.asVolume() },
            { path: '/tmp', volume: tmp },
          ],
        },
        {
          name: 'exporter',
          image: `nginx/nginx-prometheus-exporter:${exporter}`,
          args: ['--nginx.scrape-uri=http://localhost:8080/status'],
          ports: [{ name: 'metrics', number: 9113 }],
          readiness: Probe.fromHttpGet('/metrics', { port: 9113, timeoutSeconds: Duration.seconds(2) }),
          securityContext: nobody,
        },
      ],
    });

    new Service(this, 'Service', { name: 'shop', selector: deployment, ports: [{ port: 80, targetPort: 8080 }] });
  }
}

const NGINX_CONF = `pid /tmp/nginx.pid;
error_log stderr;

events {}

http {
  access_log /tmp/access.log;
  client_body_temp_path /tmp/client_body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;

  server {
    listen 8080;
    default_type text/plain;

    location / {
      return 200 "open from nine to five\\n";
    }

    location /status {
      access_log off;
      stub_status;
    }
  }
}
`;
