import { App } from 'cdk8s-rollout';
import { Shop } from './charts/shop';

const app = new App();
new Shop(app, 'shop', { exporter: '1.1.0', changeCause: 'first release' });
app.synth();
