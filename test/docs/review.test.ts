import { readFileSync } from 'node:fs';
import { Forge } from './pipelines/forge';
import { type Pipeline, pipelinesOf } from './pipelines/pipeline';

jest.setTimeout(600_000);

const pipelines = pipelinesOf(readFileSync('docs/how-to/review.md', 'utf8'));
const web = (image: string, replicas = 4) => `import { Chart } from 'cdk8s';
import { App, Deployment } from 'cdk8s-rollout';

const app = new App();
new Deployment(new Chart(app, 'web'), 'Web', {
  name: 'web',
  replicas: ${replicas},
  containers: [{ image: '${image}', portNumber: 8080 }],
});
app.synth();
`;

describe.each(['github', 'gitlab'])('%s', (name) => {
  let forge: Forge;

  beforeEach(() => {
    forge = new Forge({ 'main.ts': web('registry.example.com/web:1.27.0') });
  });

  afterEach(() => forge.remove());

  /** What the pipeline says of a branch, whose base moved on meanwhile. */
  function planned() {
    forge.must("git add . && git commit --quiet --message 'a change' && git push --quiet origin HEAD:change");
    const env = { GITHUB_BASE_REF: 'main' };
    return forge.start(pipelines.get(`plan.${name}`) as Pipeline, { branch: 'change', env });
  }

  test('the plan is from where the branch left to what it has', () => {
    forge.write('main.ts', web('registry.example.com/web:1.27.1'));
    forge.synthesize();
    const { code, text } = planned();
    expect({ code, text }).toEqual({ code: 0, text: expect.stringContaining('Plan: 1 rollout\n') });
    expect(text).toContain('registry.example.com/web:1.27.0 → registry.example.com/web:1.27.1'.split(' → ')[1]);
    expect(text).toContain('revision 2');
  });

  test('a change that the API server would refuse fails, and is told', () => {
    forge.write('dist/web.k8s.yaml', forge.read('dist/web.k8s.yaml').replace('replicas: 4', 'replicas: -4'));
    const { code, text } = planned();
    expect({ code, text }).toEqual({ code: 3, text: expect.stringContaining('Plan: 1 refused\n') });
    expect(text.replaceAll(/\s+/g, ' ')).toContain('must be greater than or equal to 0');
  });
});

test('the action plans a push from the commit before it, and says what it lacks where an event names none', () => {
  const forge = new Forge({ 'main.ts': web('registry.example.com/web:1.27.0') });
  try {
    const before = forge.must('git rev-parse HEAD').trim();
    forge.write('main.ts', web('registry.example.com/web:1.27.1'));
    forge.synthesize();
    forge.must("git add . && git commit --quiet --message 'a change' && git push --quiet origin HEAD:main");
    const pipeline = pipelines.get('plan.github') as Pipeline;
    const start = (env: Readonly<Record<string, string>>) => forge.start(pipeline, { branch: 'main', env });
    expect(start({ BEFORE: before })).toEqual({ code: 0, text: expect.stringContaining('### Plan: 1 rollout\n') });
    const { code, text } = start({});
    expect(code).toBe(1);
    expect(text).toContain('nothing is committed since origin/main, so HEAD would be compared with itself');
    expect(text).toContain('::error::There is no plan: see above. What ran before is said with the input base');
  } finally {
    forge.remove();
  }
});
