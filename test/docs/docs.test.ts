import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { edited, holds, isAsShown } from './blocks';
import { play } from './play';

jest.setTimeout(300_000);

const documents = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md') && path !== 'reference/api.md')
  .map((path) => join('docs', path))
  .sort();
const papers = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'GLOSSARY.md'];

/** `test/checks` judges the manifests of these pages. */
const ofChecks = documents.filter((document) => /^docs\/reference\/checks\/(?!README)/.test(document));
const played = documents.filter((document) => !ofChecks.includes(document));

test.each(['README.md', ...played])('%s: its code compiles, and its commands print what it shows', (document) => {
  expect(play(document, readFileSync(document, 'utf8'))).toEqual([]);
});

test.each([...papers, ...documents])('%s: its links lead to files and headings that are there', (document) => {
  const text = readFileSync(document, 'utf8');
  const targets = [
    ...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)|(?:src|href|srcset)="(?!https?:)([^"#]+)"/g),
  ];
  const broken = targets.filter(([, path = '', anchor = '', source = '']) => {
    const file = path + source === '' ? document : join(dirname(document), path + source);
    return !existsSync(file) || (anchor !== '' && !headingsOf(readFileSync(file, 'utf8')).includes(anchor));
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});

test('the index leads to every page', () => {
  const index = readFileSync('docs/README.md', 'utf8');
  const pages = played.filter((document) => document !== 'docs/README.md');
  expect(pages.filter((page) => !index.includes(`](${page.slice('docs/'.length)})`))).toEqual([]);
});

function headingsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('a document that lies is found', () => {
  const app = `\`\`\`ts file=a.ts
import { App, Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-rollout';
const app = new App();
new ConfigMap(new Chart(app, 'a'), 'Config', { name: 'a', versioned: false, data: { key: 'value' } });
app.synth();
\`\`\`\n`;

  test.each([
    ['YAML that is not written', `${app}\`\`\`yaml from=a.ts\n  key: other\n\`\`\`\n`, /^a.md:8: a.ts does not give/],
    ['another output', '```console\n$ echo one\ntwo\n```\n', /^a.md:1: \$ echo one printed\none/],
    ['code that does not compile', "```ts file=a.ts\nexport const a: number = 'a';\n```\n", /does not compile:\na.ts/],
    [
      'a command that CI is said to run',
      '```console ci\n$ npm ci && npm run nothing\n```\n',
      /^a.md:1: .ci\/run does not run npm run nothing/,
    ],
    ['a block that nobody runs', '```yaml\na: 1\n```\n', /^a.md:1: no test runs a block `yaml`/],
  ])('%s', (_, markdown, message) => {
    expect(play('a.md', markdown)).toEqual([expect.stringMatching(message)]);
  });

  test('and one that tells the truth is not', () => {
    expect(play('a.md', `${app}\`\`\`yaml from=a.ts\ndata:\n  key: value\n\`\`\`\n`)).toEqual([]);
  });
});

test('a line of dots stands for any lines, and for nothing else', () => {
  expect(isAsShown('a\nb\nc\n', 'a\n…\nc')).toBe(true);
  expect(isAsShown('a\nb\nc\n', 'a\nc')).toBe(false);
  expect(isAsShown('a.b', 'a+b')).toBe(false);
  expect(holds('x:\n  a: 1\n  b: 2\n  c: 3\n', '  a: 1\n  # …\n  c: 3\n')).toBe(true);
  expect(holds('x:\n  a: 1\n  b: 2\n', '  b: 2\n  a: 1\n')).toBe(false);
  expect(holds('xa: 1\n', 'a: 1\n')).toBe(false);
});

test('an edit takes the place of lines that stand there once', () => {
  expect(edited('a\nb\nc\n', ' a\n-b\n+d\n')).toBe('a\nd\nc\n');
  expect(() => edited('a\na\n', '-a\n+b\n')).toThrow('stand 2 times');
});
