import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { excerpt, type Part } from './excerpt';
import { linesOfPreset, PRESET } from './preset';
import { type Panel, svg, type Theme } from './svg';

const TITLE = 'main.ts beside the manifests that it gives; marked is what zeroDowntime adds';

/** What is shown of main.ts. */
const CODE: readonly Part[] = [
  [/const conf = new ConfigMap/, /^ {4}\}\);$/],
  [/const deployment = new Deployment/, /changeCause:/],
  [/containers: \[/, /portNumber:/],
  [/volumeMounts: \[/, /conf\.asVolume\(\)/],
  [/^ {10}\],/, /^ {4}\}\);$/],
  [/new Service/, /^ {4}\}\);$/],
];

/** What is shown of its manifests. */
const MANIFESTS: readonly Part[] = [
  [/^kind: ConfigMap/, /name: ngx-conf-/],
  [/^kind: Deployment/, /^ {2}annotations:/],
  [/cdk8s-rollout\/revision:/, /^ {2}name: /],
  [/minReadySeconds:/],
  [/replicas:/],
  [/rollingUpdate:/, /maxUnavailable:/],
  [/- image:/, /seconds:/],
  [/terminationGracePeriodSeconds:/],
  [/volumes:/, /name: ngx-conf-/],
  [/^kind: PodDisruptionBudget/],
  [/maxUnavailable:/],
  [/^kind: Service/, /name: ngx-svc/],
];

/** Differs with the template, but is not there for the preset. */
const OF_HISTORY = /cdk8s-rollout\//;

const LIGHT: Theme = {
  background: '#f6f8fa',
  border: '#d1d9e0',
  title: '#59636e',
  mark: '#dafbe1',
  tokens: {
    key: '#0550ae',
    keyword: '#cf222e',
    name: '#8250df',
    number: '#953800',
    plain: '#1f2328',
    quiet: '#59636e',
    string: '#0a3069',
  },
};

const DARK: Theme = {
  background: '#151b23',
  border: '#3d444d',
  title: '#9198a1',
  mark: '#1b3a2a',
  tokens: {
    key: '#79c0ff',
    keyword: '#ff7b72',
    name: '#d2a8ff',
    number: '#ffa657',
    plain: '#f0f6fc',
    quiet: '#9198a1',
    string: '#a5d6ff',
  },
};

/** The pictures of the README by their file: main.ts beside the manifests that it gives, with what the preset adds marked. */
export function pictures(): Readonly<Record<string, string>> {
  const code = excerpt(narrow('main.ts'), CODE, (line) => PRESET.test(line));
  const manifests = readFileSync('dist/ngx.k8s.yaml', 'utf8');
  const preset = linesOfPreset(manifests);
  const panels: readonly Panel[] = [
    { title: 'main.ts', language: 'typescript', lines: code },
    {
      title: 'dist/ngx.k8s.yaml',
      language: 'yaml',
      lines: excerpt(manifests, MANIFESTS, (line, index) => preset.has(index) && !OF_HISTORY.test(line)),
    },
  ];
  return { 'docs/picture-light.svg': svg(TITLE, panels, LIGHT), 'docs/picture-dark.svg': svg(TITLE, panels, DARK) };
}

/** A file with lines that fit beside others. */
function narrow(file: string): string {
  const args = ['format', '--line-width=66', `--stdin-file-path=${file}`];
  return execFileSync('node_modules/.bin/biome', args, { input: readFileSync(file), encoding: 'utf8' });
}
