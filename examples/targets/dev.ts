import { App } from 'cdk8s';
import { Web } from './charts/web';

const app = new App();
new Web(app, 'web', { replicas: 1, message: 'Hello from dev', zeroDowntime: false });
app.synth();
