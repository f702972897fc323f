import { App } from 'cdk8s-rollout';
import { Web } from './charts/web';

const app = new App({ target: 'dev' });
new Web(app, 'web', { replicas: 1, message: 'Hello from dev', zeroDowntime: false });
app.synth();
