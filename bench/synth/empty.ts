/** The least that cdk8s-cli takes for an app. */
import { App, Chart } from 'cdk8s';

const app = new App();
new Chart(app, 'empty');
app.synth();
