import { App } from 'cdk8s-rollout';
import { Shop } from './charts/shop';

const app = new App();
new Shop(app, 'shop', { exporter: '1.3.0', changeCause: 'exporter 1.1.0 -> 1.3.0' });
app.synth();
