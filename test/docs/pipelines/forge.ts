import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Pipeline } from './pipeline';

/** What a command did. */
export interface Ran {
  readonly code: number;

  /** What it printed, on whichever stream. */
  readonly text: string;
}

/** What a pipeline is started for. */
export interface Start {
  /** The branch that was pushed; of a merge request, the one that holds the merged result. */
  readonly branch: string;

  /** What the forge, or the person who starts it, fills in. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A forge with one repository, and a clone of it to work in. */
export class Forge {
  readonly #root = mkdtempSync(join(tmpdir(), 'forge-'));
  readonly #origin = join(this.#root, 'origin.git');
  #jobs = 0;

  /** The clone of somebody who changes things. */
  readonly clone = join(this.#root, 'clone');

  /** @param files of the first commit, which is synthesized and pushed */
  constructor(files: Readonly<Record<string, string>>) {
    run(`git init --quiet --bare --initial-branch=main ${this.#origin}`, this.#root);
    run(`git clone --quiet file://${this.#origin} ${this.clone}`, this.#root);
    symlinkSync(resolve('node_modules'), join(this.clone, 'node_modules'));
    for (const [path, text] of Object.entries({ ...files, ...PROJECT })) {
      writeFileSync(join(this.clone, path), text);
    }
    this.synthesize();
    this.must('git add . && git commit --quiet --message start');
    this.must('git push --quiet origin HEAD:main && git fetch --quiet && git remote set-head origin main');
  }

  remove(): void {
    rmSync(this.#root, { recursive: true });
  }

  /** Runs a command in the clone. */
  must(command: string): string {
    const { code, text } = run(command, this.clone);
    if (code !== 0) {
      throw new Error(`${command} failed: ${text}`);
    }
    return text;
  }

  /** As somebody does who changes the code. */
  synthesize(): void {
    this.must('CDK8S_OUTDIR=dist node --import tsx main.ts');
  }

  read(path: string): string {
    return readFileSync(join(this.clone, path), 'utf8');
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.clone, path), text);
  }

  /** Runs a pipeline in a fresh checkout; it ends with the first command that fails. */
  start({ forge, isWhole, env, scripts }: Pipeline, { branch, env: given = {} }: Start): Ran {
    const folder = join(this.#root, `job-${this.#jobs++}`);
    mkdirSync(folder);
    const checkout = forge === 'github' ? this.#asActions(branch, isWhole) : this.#asRunner(branch, isWhole);
    const checked = run(checkout, folder);
    if (checked.code !== 0 || existsSync(join(folder, 'node_modules'))) {
      throw new Error(`the checkout failed: ${checked.text}`);
    }
    const filled = Object.entries(env).map(([name, value]) => [name, String(value).startsWith('${{') ? '' : value]);
    const variables = { CI: 'true', ...Object.fromEntries(filled), ...given, ...this.#gitlabVariables(branch) };
    const texts: string[] = [];
    for (const script of scripts) {
      const { code, text } = run(prepared(script), folder, variables);
      texts.push(text);
      if (code !== 0) {
        return { code, text: texts.join('') };
      }
    }
    return { code: 0, text: texts.join('') };
  }

  /** As actions/checkout does: a branch that follows that of origin, and no `origin/HEAD`. */
  #asActions(branch: string, isWhole: boolean): string {
    const what = isWhole
      ? "'+refs/heads/*:refs/remotes/origin/*'"
      : `--depth=1 '+refs/heads/${branch}:refs/remotes/origin/${branch}'`;
    return `git init --quiet && git remote add origin file://${this.#origin} && git fetch --quiet --no-tags origin ${what} &&
      git checkout --quiet --force -B ${branch} refs/remotes/origin/${branch}`;
  }

  /** As the runner of GitLab does: a detached HEAD. */
  #asRunner(branch: string, isWhole: boolean): string {
    const what = isWhole
      ? "'+refs/heads/*:refs/remotes/origin/*'"
      : `--depth=20 '+refs/heads/${branch}:refs/remotes/origin/${branch}'`;
    return `git init --quiet && git remote add origin file://${this.#origin} && git fetch --quiet --no-tags origin ${what} &&
      git checkout --quiet --force --detach refs/remotes/origin/${branch}`;
  }

  #gitlabVariables(branch: string): Readonly<Record<string, string>> {
    return {
      CI_COMMIT_BRANCH: branch,
      CI_DEFAULT_BRANCH: 'main',
      CI_SERVER_HOST: 'gitlab.example.com',
      CI_PROJECT_PATH: 'shop/web',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      PUSH_TOKEN: 'secret',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.file://${this.#origin}.insteadOf`,
      GIT_CONFIG_VALUE_0: 'https://images:secret@gitlab.example.com/shop/web.git',
    };
  }
}

const PROJECT = {
  'cdk8s.yaml': 'language: typescript\napp: node --import tsx main.ts\n',
  'tsconfig.json': JSON.stringify({
    extends: resolve('tsconfig.json'),
    compilerOptions: { paths: { 'cdk8s-rollout': [resolve('lib/index.ts')] } },
  }),
  '.gitignore': 'node_modules\n',
};

/** What is installed here is what `npm ci` would install, and nobody is to wait for npm. */
function prepared(script: string): string {
  return script
    .replaceAll('npm ci', `ln -s ${resolve('node_modules')} node_modules`)
    .replaceAll('npx cdk8s-rollout', resolve('test/docs/bin/cdk8s-rollout'))
    .replaceAll('npx cdk8s synth', 'node_modules/.bin/cdk8s synth --check-upgrade=false');
}

function run(command: string, cwd: string, more: NodeJS.ProcessEnv = {}): Ran {
  // Neither the CI nor the jest that runs this is that of the repository.
  const { CI: _, CDK8S_ROLLOUT_FROZEN: __, JEST_WORKER_ID: ___, ...env } = process.env;
  const names = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' };
  const quiet = { NO_COLOR: '1', npm_config_loglevel: 'error', GIT_CONFIG_GLOBAL: '/dev/null', GIT_PAGER: 'cat' };
  const { status, stdout } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', `exec 2>&1\n${command}`], {
    cwd,
    encoding: 'utf8',
    env: { ...env, ...names, ...quiet, ...more },
  });
  return { code: status ?? 1, text: stdout };
}
