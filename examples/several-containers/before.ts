import { App } from 'cdk8s';
import { Shop } from './charts/shop';

const app = new App();
new Shop(app, 'shop', { exporter: '1.1.0', changeCause: 'first release' });
app.synth();
