import { resolve } from 'node:path';
import { parse } from 'yaml';
import { blocksOf } from '../blocks';

/** What a pipeline does, as its forge understands it. */
export interface Pipeline {
  /** How the forge checks out. */
  readonly forge: 'github' | 'gitlab';

  /** All commits and branches are fetched, not only what is to be checked. */
  readonly isWhole: boolean;

  /** Variables that it sets; those that the forge fills in stand as `${{ … }}`. */
  readonly env: Readonly<Record<string, string>>;

  /** What it runs, step by step. */
  readonly scripts: readonly string[];
}

/** The pipelines of a document, by the name behind `pipeline=`. */
export function pipelinesOf(markdown: string): ReadonlyMap<string, Pipeline> {
  return new Map(
    blocksOf(markdown).flatMap(({ info, text }) => {
      const name = info.get('pipeline');
      return name === undefined
        ? []
        : [[name, name.endsWith('.github') ? github(parse(text)) : gitlab(parse(text))] as const];
    }),
  );
}

interface GithubStep {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
}

interface GithubJob {
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly GithubStep[];
}

/** What actions run; nothing is to be done for those of the forge. */
const ACTIONS: Readonly<Record<string, string>> = {
  'actions/checkout@v4': '',
  'actions/setup-node@v4': '',
  'cdk8s-rollout/cdk8s-rollout@v0': `COMMAND='npx cdk8s-rollout' ${resolve('action/plan.sh')}`,
};

function github({ jobs }: { readonly jobs: Readonly<Record<string, GithubJob>> }): Pipeline {
  const { env = {}, steps } = only(jobs);
  const unknown = steps.find(({ uses }) => uses !== undefined && !Object.hasOwn(ACTIONS, uses));
  if (unknown !== undefined) {
    throw new Error(`the test does not know what ${unknown.uses} does`);
  }
  const checkout = steps.find(({ uses }) => uses === 'actions/checkout@v4');
  return {
    forge: 'github',
    isWhole: checkout?.with?.['fetch-depth'] === 0,
    env,
    scripts: steps.flatMap(({ run, uses }) => run ?? ACTIONS[uses ?? ''] ?? []).filter((script) => script !== ''),
  };
}

interface GitlabJob {
  readonly variables?: Readonly<Record<string, string | number>>;
  readonly script: readonly string[];
}

function gitlab(jobs: Readonly<Record<string, GitlabJob>>): Pipeline {
  const { variables: { GIT_DEPTH, ...env } = {}, script } = only(jobs);
  if (!script.every((line) => typeof line === 'string')) {
    throw new Error(`a line of the script is no text for YAML: ${JSON.stringify(script)}`);
  }
  return { forge: 'gitlab', isWhole: GIT_DEPTH === 0, env: env as Readonly<Record<string, string>>, scripts: script };
}

function only<Value>(values: Readonly<Record<string, Value>>): Value {
  const [value, ...others] = Object.values(values);
  if (value === undefined || others.length > 0) {
    throw new Error('a pipeline of the docs has one job');
  }
  return value;
}
