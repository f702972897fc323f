import { App } from 'cdk8s-rollout';
import { Ngx } from './charts/ngx';

const app = new App();
new Ngx(app, 'ngx', { image: 'nginx:1.22-alpine', changeCause: 'update to v2, ngx=1.22' });
app.synth();
