import { Chart, Duration, Size } from 'cdk8s';
import { App, ConfigMap, Cpu, Deployment, Probe, Service, Volume } from 'cdk8s-rollout';
import type { Construct } from 'constructs';

/** An nginx that says who answers: its version, its address and the pod's name. */
class Ngx extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const conf = new ConfigMap(this, 'Conf', { name: 'ngx-conf', data: { 'nginx.conf': NGINX_CONF } });

    const deployment = new Deployment(this, 'Deployment', {
      name: 'ngx-dep',
      replicas: 4,
      minReady: Duration.seconds(15),
      zeroDowntime: true,
      changeCause: 'update to v2, ngx=1.22',
      containers: [
        {
          name: 'nginx',
          image: 'nginx:1.22-alpine',
          portNumber: 8080,
          readiness: Probe.fromHttpGet('/ready'),
          securityContext: { user: 101, group: 101 },
          resources: {
            cpu: { request: Cpu.millis(50) },
            memory: { request: Size.mebibytes(32), limit: Size.mebibytes(64) },
          },
          volumeMounts: [
            { path: '/etc/nginx', volume: conf.asVolume() },
            { path: '/tmp', volume: Volume.fromEmptyDir(this, 'Tmp', 'tmp') },
          ],
        },
      ],
    });

    new Service(this, 'Service', { name: 'ngx-svc', selector: deployment, ports: [{ port: 80, targetPort: 8080 }] });
  }
}

/** All that nginx writes goes to /tmp, for the rest of its file system is read-only and it does not run as root. */
const NGINX_CONF = `pid /tmp/nginx.pid;
error_log stderr;

events {}

http {
  access_log /dev/stdout;
  client_body_temp_path /tmp/client_body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;

  server {
    listen 8080;
    default_type text/plain;

    location / {
      return 200 "nginx $nginx_version, server $server_addr:$server_port, host $hostname\\n";
    }

    location /ready {
      access_log off;
      return 204;
    }
  }
}
`;

const app = new App();
new Ngx(app, 'ngx');
app.synth();
