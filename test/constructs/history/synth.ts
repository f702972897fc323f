/** Run as `synth.ts PROJECT IMAGE`: synthesizes the small app of the tests in a process of its own. */
import { Chart } from 'cdk8s';
import { App, ConfigMap, Deployment } from '../../../lib';

const [project = '', image = ''] = process.argv.slice(2);
process.chdir(project);
const app = new App({ history: true, frozen: false, kubernetes: '1.36', outdir: 'dist' });
const chart = new Chart(app, 'web');
const conf = new ConfigMap(chart, 'Conf', { name: 'web-conf', data: { a: `of ${image}` } });
new Deployment(chart, 'Web', {
  name: 'web',
  containers: [{ image: `nginx:1.${image}`, volumeMounts: [{ path: '/conf', volume: conf.asVolume() }] }],
});
app.synth();
