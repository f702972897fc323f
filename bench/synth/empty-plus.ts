/** The same in a project that uses cdk8s-plus, which takes its time to load. */
import { App, Chart } from 'cdk8s';
import 'cdk8s-plus-27';

const app = new App();
new Chart(app, 'empty');
app.synth();
