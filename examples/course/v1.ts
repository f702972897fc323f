import { App } from 'cdk8s-rollout';
import { Ngx } from './charts/ngx';

const app = new App();
new Ngx(app, 'ngx', { image: 'nginx:1.21-alpine', changeCause: 'v1, ngx=1.21' });
app.synth();
