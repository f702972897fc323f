import { readFileSync } from 'node:fs';
import { blocksOf } from './blocks';
import { Forge } from './pipelines/forge';
import { type Pipeline, pipelinesOf } from './pipelines/pipeline';

jest.setTimeout(600_000);

const DOCUMENT = 'docs/how-to/ci.md';
const HISTORY = 'revisions/default/_/deployment.web.yaml';
const markdown = readFileSync(DOCUMENT, 'utf8');
const pipelines = pipelinesOf(markdown);
const main = blocksOf(markdown).find(({ language, info }) => language === 'ts' && info.get('file') === 'main.ts');

test('the page has each pipeline for both forges', () => {
  const names = ['verify', 'set-image', 'bot'];
  expect([...pipelines.keys()]).toEqual(names.flatMap((name) => [`${name}.github`, `${name}.gitlab`]));
});

describe.each(['github', 'gitlab'])('%s', (name) => {
  const pipeline = (what: string): Pipeline => pipelines.get(`${what}.${name}`) as Pipeline;
  let forge: Forge;

  beforeEach(() => {
    forge = new Forge({ 'main.ts': main?.text ?? '', 'images.json': imagesJson('1.27.0') });
  });

  afterEach(() => forge.remove());

  /** Number and image of each revision that a branch of origin has, newest first. */
  function revisions(branch: string): readonly string[] {
    forge.must('git fetch --quiet --prune');
    const text = forge.must(`git show origin/${branch}:${HISTORY}`);
    const numbers = [...text.matchAll(/ number: (\d+)/g)].map(([, number]) => number);
    const images = [...text.matchAll(/ image: (\S+)/g)].map(([, image]) => image);
    return numbers.map((number, index) => `${number} ${images[index]}`);
  }

  function push(branch: string, message: string): void {
    forge.must(
      `git add . && git commit --quiet --message '${message}' && git push --quiet --force origin HEAD:${branch}`,
    );
  }

  test('verify takes what was synthesized and committed, and refuses everything else', () => {
    const verify = (branch: string) => forge.start(pipeline('verify'), { branch });
    expect(verify('main')).toMatchObject({ code: 0 });

    forge.write('images.json', imagesJson('1.27.1'));
    push('not-synthesized', 'An image, and nothing else');
    const { code, text } = verify('not-synthesized');
    expect(code).not.toBe(0);
    expect(text).toContain('deployment.apps/web is not as it was recorded (image nginx:1.27.0 -> nginx:1.27.1)');

    forge.synthesize();
    push('synthesized', 'With its manifests');
    expect(verify('synthesized')).toMatchObject({ code: 0 });

    forge.write('dist/web.k8s.yaml', forge.read('dist/web.k8s.yaml').replace('replicas: 4', 'replicas: 5'));
    push('by-hand', 'A manifest that no code gives');
    const byHand = verify('by-hand');
    expect(byHand.code).not.toBe(0);
    expect(byHand.text).toContain('-  replicas: 5\n+  replicas: 4');
  });

  test('verify finds a manifest that nobody committed', () => {
    const other =
      "new ConfigMap(new Chart(app, 'other'), 'Config', { name: 'other', data: { a: 'b' } });\napp.synth();";
    const code = forge.read('main.ts').replace('App, Deployment', 'App, ConfigMap, Deployment');
    forge.write('main.ts', code.replace('app.synth();', other));
    push('main', 'Another chart');
    const { code: exit, text } = forge.start(pipeline('verify'), { branch: 'main' });
    expect(exit).not.toBe(0);
    expect(text).toContain('+++ b/dist/other.k8s.yaml');
  });

  test('a job sets an image and commits it as a revision; the same again commits nothing', () => {
    const set = (tag: string) => forge.start(pipeline('set-image'), { branch: 'main', env: { IMAGE: `nginx:${tag}` } });
    expect(set('1.27.1')).toMatchObject({ code: 0 });
    expect(set('1.27.2')).toMatchObject({ code: 0 });
    expect(revisions('main')).toEqual(['3 nginx:1.27.2', '2 nginx:1.27.1', '1 nginx:1.27.0']);
    expect(forge.must(`git show origin/main:dist/web.k8s.yaml`)).toContain(
      'kubernetes.io/change-cause: image nginx:1.27.1 -> nginx:1.27.2',
    );
    const before = forge.must('git rev-parse origin/main');
    expect(set('1.27.2')).toMatchObject({ code: 0 });
    forge.must('git fetch --quiet');
    expect(forge.must('git rev-parse origin/main')).toBe(before);
    expect(forge.start(pipeline('verify'), { branch: 'main' })).toMatchObject({ code: 0 });
  });

  test('the branch of a bot is synthesized: a second image replaces the revision, a new base moves it on', () => {
    const branch = 'renovate/nginx';
    const bot = (tag: string) => {
      forge.write('images.json', imagesJson(tag));
      push(branch, `nginx ${tag}`);
      return forge.start(pipeline('bot'), { branch });
    };
    expect(bot('1.27.1')).toMatchObject({ code: 0 });
    expect(revisions(branch)).toEqual(['2 nginx:1.27.1', '1 nginx:1.27.0']);

    // The bot goes on from what the job committed.
    forge.must(`git reset --quiet --hard origin/${branch}`);
    expect(bot('1.27.2')).toMatchObject({ code: 0 });
    expect(revisions(branch)).toEqual(['2 nginx:1.27.2', '1 nginx:1.27.0']);

    // Meanwhile somebody releases another image, and the bot begins anew from there.
    forge.must('git reset --quiet --hard origin/main');
    forge.write('images.json', imagesJson('1.26.0'));
    forge.synthesize();
    push('main', 'An older nginx');
    expect(bot('1.27.3')).toMatchObject({ code: 0 });
    expect(revisions(branch)).toEqual(['3 nginx:1.27.3', '2 nginx:1.26.0', '1 nginx:1.27.0']);

    forge.must(`git checkout --quiet -B merged origin/main && git merge --quiet --no-ff origin/${branch}`);
    forge.must('git push --quiet origin HEAD:merged');
    expect(forge.start(pipeline('verify'), { branch: 'merged' })).toMatchObject({ code: 0 });
  });
});

test('a pipeline of which a line is no text, or with an action that nobody knows, is an error', () => {
  const page = (name: string, yaml: string) => `\`\`\`yaml pipeline=${name}\n${yaml}\`\`\`\n`;
  expect(() => pipelinesOf(page('a.gitlab', 'job:\n  script:\n    - echo a: b\n'))).toThrow('no text for YAML');
  expect(() => pipelinesOf(page('a.github', 'jobs:\n  job:\n    steps:\n      - uses: other/action@v1\n'))).toThrow(
    'does not know what other/action@v1 does',
  );
});

function imagesJson(tag: string): string {
  return `{ "web": "nginx:${tag}" }\n`;
}
