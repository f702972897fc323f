import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Chart } from 'cdk8s';
import { App, type AppProps, ConfigMap, Deployment, type DeploymentProps, RolloutError } from '../../../lib';
import { type History, parseHistory, printHistory, workloadOf } from '../../../lib/history';
import { parseManifests } from '../../../lib/manifests/parse';
import { schemaErrors } from '../../history/schema';

const IDENTITY = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@b',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@b',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_EDITOR: 'true',
};

/** What differs between the versions of a small app. */
export interface WebProps extends Pick<DeploymentProps, 'changeCause' | 'paused' | 'revisionHistoryLimit'> {
  /** @default 1 */
  readonly image?: number;

  /** What the config says. @default - there is none */
  readonly config?: string;

  /** @default "web" */
  readonly name?: string;
}

/** A chart with one Deployment, and the ConfigMap that it mounts. */
export function addWeb(app: App, props: WebProps = {}, id = props.name ?? 'web'): Chart {
  const { image = 1, config, name = 'web', ...rest } = props;
  const chart = new Chart(app, id);
  const conf =
    config === undefined ? undefined : new ConfigMap(chart, 'Conf', { name: `${name}-conf`, data: { a: config } });
  const volumeMounts = conf === undefined ? [] : [{ path: '/conf', volume: conf.asVolume() }];
  new Deployment(chart, 'Web', { name, containers: [{ image: `nginx:1.${image}`, volumeMounts }], ...rest });
  return chart;
}

/** The file of `web`'s history. */
export const WEB = 'revisions/default/_/deployment.web.yaml';

/** A project of its own, in a Git repository, which is the working directory until it is removed. */
export class Project {
  readonly folder: string;
  readonly #before = process.cwd();

  /** @param below where the project lies in its repository */
  constructor(readonly below = '') {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'history-')));
    mkdirSync(join(this.folder, below), { recursive: true });
    process.chdir(join(this.folder, below));
    this.write('cdk8s.yaml', 'app: x\n');
    this.git(`init -q -b main '${this.folder}'`);
    this.commit('begin');
  }

  remove(): void {
    process.chdir(this.#before);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs git here. @returns what it printed */
  git(command: string, mayFail = false): string {
    const run = spawnSync('bash', ['-c', `git ${command}`], { encoding: 'utf8', env: { ...process.env, ...IDENTITY } });
    if (run.status !== 0 && !mayFail) {
      throw new Error(`git ${command}: ${run.stderr}${run.stdout}`);
    }
    return `${run.stdout}${run.stderr}`;
  }

  commit(message = 'change'): void {
    this.git(`add -A . && git commit -q --allow-empty -m ${message}`);
  }

  /** Makes what stands in the working directory the main branch of an `origin`, which this is a clone of. */
  publish(): void {
    this.git(`init -q --bare -b main '${join(this.folder, 'origin.git')}'`);
    this.write('.gitignore', 'origin.git\n');
    this.commit('ignore');
    this.git(`remote add origin '${join(this.folder, 'origin.git')}'`);
    this.git('push -q origin main && git remote set-head origin main');
  }

  /** Synthesizes an app with one chart, or with what is built. */
  synth(web: WebProps | ((app: App) => unknown) = {}, props: AppProps = {}): void {
    const app = new App({ history: true, frozen: false, kubernetes: '1.36', outdir: 'dist', ...props });
    if (typeof web === 'function') {
      web(app);
    } else {
      addWeb(app, web);
    }
    app.synth();
  }

  /** Synthesizes and commits. */
  release(web: WebProps | ((app: App) => unknown) = {}, props: AppProps = {}): void {
    this.synth(web, props);
    this.commit();
  }

  read(path: string): string {
    return readFileSync(path, 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  isThere(path: string): boolean {
    return existsSync(path);
  }

  history(path = WEB): History {
    const workload = workloadOf(path);
    if (workload === undefined) {
      throw new Error(`${path} is no history`);
    }
    const text = this.read(path);
    expect(schemaErrors(text)).toEqual([]);
    return parseHistory(text, workload, path);
  }

  /** Changes a history as a command does. */
  change(by: (history: History) => History, path = WEB): void {
    this.write(path, printHistory(by(this.history(path))));
  }

  /** Revisions as `number image`, newest first. */
  revisions(path = WEB): readonly string[] {
    return this.history(path).revisions.map(({ number, template, pending }) => {
      const [, image] = /"image":"nginx:1\.(\d+)"/.exec(JSON.stringify(template)) ?? [];
      return `${number}: ${image}${pending ? ' pending' : ''}`;
    });
  }

  /** The objects of a manifest as `kind/name`. */
  objects(path = 'dist/web.k8s.yaml'): readonly string[] {
    return this.manifests(path).map(({ kind, metadata }) => `${kind}/${(metadata as { readonly name: string }).name}`);
  }

  // biome-ignore lint/suspicious/noExplicitAny: manifests are looked into as they are
  manifests(path = 'dist/web.k8s.yaml'): readonly any[] {
    return parseManifests(this.read(path), path).map(({ object }) => object);
  }

  /** All files of the working tree but Git's own, with their texts. */
  tree(): Readonly<Record<string, string>> {
    const files = readdirSync('.', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !path.startsWith('.git/'));
    return Object.fromEntries(files.sort().map((path) => [path, this.read(path)]));
  }
}

/** What is refused, as the user reads it. */
export function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof RolloutError) {
      return error.message;
    }
    throw error;
  }
  throw new Error('nothing was refused');
}

/** A project that has released two revisions of `web`. */
export function withTwoRevisions(): Project {
  const project = new Project();
  project.release({ image: 1, config: 'a' });
  project.release({ image: 2, config: 'b' });
  return project;
}
