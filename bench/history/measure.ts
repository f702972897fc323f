import { Chart } from 'cdk8s';

// As it is published: tsx would burden it with names for its functions.
const [library = '', project = '', side = '', size = '', revision = '', outdir = ''] = process.argv.slice(2);
const { App, ConfigMap, Deployment, Service } = require(library) as typeof import('../../lib');

/** One synthesis in a process of its own. */
export interface Measured {
  readonly milliseconds: number;

  /** Of the processors, which other work on the machine disturbs less. */
  readonly cpuMilliseconds: number;
  readonly peakMegabytes: number;
}

const CONF = `server {
  listen 8080;
  location / {
    default_type text/plain;
    return 200 "$hostname\\n";
  }
}
`;

/** A web service as people write it; each revision has another image and another config. */
function addService(chart: Chart, name: string, revision: number): void {
  const config = new ConfigMap(chart, 'Conf', {
    name: `${name}-conf`,
    data: { 'default.conf': CONF, LOG_LEVEL: 'info', REVISION: String(revision) },
  });
  const deployment = new Deployment(chart, 'Web', {
    name,
    replicas: 4,
    zeroDowntime: true,
    containers: [
      {
        image: `nginx:1.${revision}-alpine`,
        portNumber: 8080,
        volumeMounts: [{ path: '/etc/nginx/conf.d', volume: config.asVolume() }],
      },
    ],
  });
  new Service(chart, 'Service', { name, selector: deployment, ports: [{ port: 80, targetPort: 8080 }] });
}

/** Run as `measure.ts LIBRARY PROJECT with|without SIZE REVISION OUTDIR`: measures `synth()` alone and prints JSON. */
function measure(isWith: boolean, size: number, revision: number, outdir: string): Measured {
  const app = new App({ outdir, history: isWith, kubernetes: '1.36' });
  for (let index = 0; index < size; index += 1) {
    addService(new Chart(app, `chart-${index}`), `web-${index}`, revision);
  }
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  app.synth();
  const { user, system } = process.cpuUsage(cpuStart);
  return {
    milliseconds: performance.now() - start,
    cpuMilliseconds: (user + system) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}

process.chdir(project);
process.stdout.write(JSON.stringify(measure(side === 'with', Number(size), Number(revision), outdir)));
