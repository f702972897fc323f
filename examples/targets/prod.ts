import { App } from 'cdk8s';
import { Web } from './charts/web';

const app = new App();
new Web(app, 'web', { replicas: 3, message: 'Hello from prod', zeroDowntime: true });
app.synth();
