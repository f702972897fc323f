import { Chart, Testing } from 'cdk8s';
import { App, type CheckId, Deployment, ignoreCheck } from '../../lib/constructs';

function chart(): Chart {
  return new Chart(new App(), 'web');
}

const props = { name: 'web', containers: [{ image: 'registry.example.com/web:1.4.2' }] };

test('it is an annotation on the object, and no byte of the pod template differs', () => {
  const [plain, ignored] = [chart(), chart()];
  new Deployment(plain, 'Web', props);
  ignoreCheck(new Deployment(ignored, 'Web', props), 'no-prestop', 'keeps serving after SIGTERM');
  const [before, after] = [Testing.synth(plain)[0], Testing.synth(ignored)[0]];
  expect(after.metadata.annotations).toEqual({ 'cdk8s-rollout/ignore.no-prestop': 'keeps serving after SIGTERM' });
  expect(after.spec).toEqual(before.spec);
});

test.each<[what: string, run: (chart: Chart) => void, message: string]>([
  [
    'a check that there is not',
    (scope) => ignoreCheck(new Deployment(scope, 'Web', props), 'no-prestp' as CheckId, 'why'),
    'web/Web: ignoreCheck: there is no such check\n  value: "no-prestp"\n  fix: did you mean no-prestop?',
  ],
  [
    'no reason',
    (scope) => ignoreCheck(new Deployment(scope, 'Web', props), 'no-prestop', ' '),
    'web/Web: ignoreCheck: no-prestop is ignored without a reason\n  value: " "\n  fix: say why this is right here: the next one who reads it wants to know',
  ],
  [
    'a construct that makes no object',
    (scope) => ignoreCheck(scope, 'no-prestop', 'why'),
    'web: ignoreCheck: this construct makes no object of its own\n  fix: give it the construct that makes the object, such as the Deployment',
  ],
])('fails for %s', (_, run, message) => {
  expect(() => run(chart())).toThrow(message);
});
