import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { type Block, blocksOf, commandsOf, edited, holds, isAsShown } from './blocks';

/** What the commands of a document may find: the clone without tests and papers. */
const CLONE = [
  '.gitignore',
  '.npmrc',
  'cdk8s.yaml',
  'dist',
  'examples',
  'lib',
  'main.ts',
  'package.json',
  'revisions',
  'tsconfig.json',
];

/** Holds the command of this package, as if it were installed. */
const BIN = resolve('test/docs/bin');

/** What CI runs: commands that a test cannot run within itself. */
const CI = '.ci/run';

/** Runs a block `console cluster` in a clone; gives what is not as it says. */
export type PlayOnCluster = (clone: string, block: Block) => string | undefined;

/**
 * Does what a document says, from top to bottom, in a clone of its own; gives what is not as it says.
 * @param onCluster without it the blocks for a cluster are left out
 */
export function play(document: string, markdown: string, onCluster?: PlayOnCluster): readonly string[] {
  const clone = mkdtempSync(join(tmpdir(), 'docs-'));
  try {
    for (const path of CLONE) {
      cpSync(path, join(clone, path), { recursive: true });
    }
    symlinkSync(resolve('node_modules'), join(clone, 'node_modules'));
    // As `git clone` leaves it: what origin has counts as released, and nothing else.
    shell(clone, 'git init -q && git add . && git commit -qm clone');
    shell(clone, 'git remote add origin "$PWD" && git fetch -q && git remote set-head origin --auto');
    const said = blocksOf(markdown).flatMap((block) => {
      const wrong = playBlock(clone, block, onCluster);
      return wrong === undefined ? [] : [`${document}:${block.line}: ${wrong}`];
    });
    return [...said, ...typeErrors(clone, document, markdown)];
  } finally {
    rmSync(clone, { recursive: true });
  }
}

/** What is not as a block says, if anything. */
function playBlock(clone: string, block: Block, onCluster?: PlayOnCluster): string | undefined {
  const { language, info, text } = block;
  const file = info.get('file');
  const from = info.get('from');
  if (language === 'console' && info.has('cluster')) {
    return onCluster?.(clone, block);
  }
  if (language === 'console' && info.has('ci')) {
    const run = readFileSync(CI, 'utf8');
    const commands = commandsOf(text).flatMap(({ command }) => command.split(' && '));
    return commands.filter((command) => !run.includes(command)).map((command) => `${CI} does not run ${command}`)[0];
  }
  if (language === 'ts' && file) {
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    writeFileSync(join(clone, file), text);
    return undefined;
  }
  if (language === 'diff' && file) {
    writeFileSync(join(clone, file), edited(readFileSync(join(clone, file), 'utf8'), text));
    return undefined;
  }
  if (language === 'yaml' && info.has('pipeline')) {
    // `pipelines.test.ts` runs it.
    return undefined;
  }
  if (language === 'yaml' && info.has('plugin')) {
    // `test/checks/validation.test.ts` runs cdk8s with it.
    return undefined;
  }
  if (language === 'yaml' && from) {
    const written = manifestsOf(clone, from);
    return holds(written, text) ? undefined : `${from} does not give this YAML, but\n${written}`;
  }
  if (language === 'yaml' && file) {
    const written = readFileSync(join(clone, file), 'utf8');
    return holds(written, text) ? undefined : `${file} does not hold this YAML, but\n${written}`;
  }
  if (language === 'console') {
    return commandsOf(text)
      .map((each) => {
        const output = shell(clone, each.command);
        return isAsShown(output, each.output) ? undefined : `$ ${each.command} printed\n${output}`;
      })
      .find(Boolean);
  }
  return `no test runs a block \`${language}\` with these words: ${[...info.keys()].join(' ')}`;
}

/** All that an app writes. */
function manifestsOf(clone: string, file: string): string {
  // Outside of the project, where nothing is recorded.
  const out = mkdtempSync(join(tmpdir(), 'manifests-of-'));
  const printed = shell(clone, `CDK8S_OUTDIR=${out} node --import tsx ${file}`);
  try {
    return readdirSync(out)
      .sort()
      .map((name) => readFileSync(join(out, name), 'utf8'))
      .join('---\n');
  } catch {
    return printed;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function typeErrors(clone: string, document: string, markdown: string): readonly string[] {
  const files = blocksOf(markdown).flatMap(({ language, info }) => (language === 'ts' ? (info.get('file') ?? []) : []));
  if (files.length === 0) {
    return [];
  }
  const config = {
    extends: './tsconfig.json',
    compilerOptions: { types: ['node'] },
    include: [],
    files: [...new Set(files)],
  };
  writeFileSync(join(clone, 'tsconfig.docs.json'), JSON.stringify(config));
  const errors = shell(clone, 'node_modules/.bin/tsc --noEmit -p tsconfig.docs.json');
  return errors === '' ? [] : [`${document}: its code does not compile:\n${errors}`];
}

/** What a command prints, to stdout and stderr. @param more of the environment */
export function shell(cwd: string, command: string, more: NodeJS.ProcessEnv = {}): string {
  const names = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' };
  const quiet = {
    NO_COLOR: '1',
    LC_ALL: 'C.UTF-8',
    npm_config_loglevel: 'error',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_PAGER: 'cat',
    PAGER: 'cat',
    PATH: `${BIN}${delimiter}${more.PATH ?? process.env.PATH}`,
  };
  // A reader is no CI, where a history is frozen.
  const { CI: _, JEST_WORKER_ID: __, ...env } = process.env;
  const run = spawnSync('bash', ['-c', `exec 2>&1; ${command}`], {
    cwd,
    encoding: 'utf8',
    env: { ...env, ...names, ...more, ...quiet },
  });
  return run.stdout;
}
