import { ApiObject, type App, Chart } from 'cdk8s';
import { ConfigMap, Deployment, type IConfigMap, Service, Volume } from 'cdk8s-plus-27';

const CONF = `server {
  listen 8080;
  location / {
    default_type text/plain;
    return 200 "$hostname\\n";
  }
}
`;

/** One web service as people write it with cdk8s-plus: ConfigMap, Deployment that mounts it, Service that selects it. */
function addService(chart: Chart, id: string): void {
  const config = new ConfigMap(chart, `${id}conf`, {
    data: { 'default.conf': CONF, LOG_LEVEL: 'info', MAX_CONNECTIONS: '1024' },
  });
  const deployment = new Deployment(chart, `${id}web`, {
    replicas: 4,
    containers: [{ image: 'nginx:1.22-alpine', portNumber: 8080, resources: {} }],
  });
  const volume = Volume.fromConfigMap(chart, `${id}volume`, config as IConfigMap);
  deployment.containers[0]?.mount('/etc/nginx/conf.d', volume);
  new Service(chart, `${id}service`, { selector: deployment, ports: [{ port: 80, targetPort: 8080 }] });
}

/** What is synthesized, by name; `size` is what the name counts. */
export const apps: Readonly<Record<string, (app: App, size: number) => void>> = {
  charts: (app, size) => {
    for (let index = 0; index < size; index += 1) {
      addService(new Chart(app, `chart-${index}`), '');
    }
  },
  'one chart': (app, size) => {
    const chart = new Chart(app, 'chart');
    for (let index = 0; index < size / 3; index += 1) {
      addService(chart, `${index}-`);
    }
  },
  layers: (app, size) => {
    const chart = new Chart(app, 'chart');
    let below: ApiObject[] = [];
    for (let layer = 0; layer < size / 2; layer += 1) {
      const objects = [0, 1].map(
        (index) => new ApiObject(chart, `layer-${layer}-${index}`, { apiVersion: 'v1', kind: 'ConfigMap' }),
      );
      for (const object of objects) {
        object.addDependency(...below);
      }
      below = objects;
    }
  },
};
