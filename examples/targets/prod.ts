import { App } from 'cdk8s-rollout';
import { Web } from './charts/web';

const app = new App({ target: 'prod' });
new Web(app, 'web', { replicas: 3, message: 'Hello from prod', zeroDowntime: true });
app.synth();
