import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { textIfThere } from '../../files/text';
import { CliError } from '../error';
import { fromProject } from './place';

/** Says how an app is run and where it writes. */
export const PROJECT_FILE = 'cdk8s.yaml';

/** How the app of a project is run. */
export interface AppCommand {
  /** A line for the shell. */
  readonly app: string;

  /** The folder for the manifests, from the project. */
  readonly output: string;
}

/** What an app said. */
export interface AppRun {
  /** Its exit code; 1 where it could not be started. */
  readonly code: number;

  /** What it printed, on whichever stream. */
  readonly text: string;
}

/**
 * The app that cdk8s.yaml names.
 * @param app beats what cdk8s.yaml says
 * @param output beats what cdk8s.yaml says: CDK8S_OUTDIR, as for cdk8s itself
 * @throws CliError where nobody says it, or cdk8s.yaml is not YAML
 */
export function appCommand(folder: string, app: string | undefined, output: string | undefined): AppCommand {
  const named = app ?? parsed(textOf(folder)).app;
  if (typeof named !== 'string' || named === '') {
    throw new CliError(
      'cdk8s.yaml does not say how to run the app',
      'say it there (app: node --import tsx main.ts) or with --app; or synthesize yourself: --no-synth',
    );
  }
  return { app: named, output: output === undefined ? outputFolder(folder) : fromProject(folder, output) };
}

/**
 * The folder for the manifests, from the project: what cdk8s.yaml says, else `dist`.
 * @param text that of cdk8s.yaml, where it is not as it lies on the disk
 * @throws CliError where it is not YAML
 */
export function outputFolder(folder: string, text = textOf(folder)): string {
  const { output } = parsed(text);
  return fromProject(folder, typeof output === 'string' ? output : 'dist');
}

function textOf(folder: string): string {
  return textIfThere(join(folder, PROJECT_FILE)) ?? '';
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  const { parseDocument } = require('yaml') as typeof import('yaml');
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) {
    const why = error.code.toLowerCase().replaceAll('_', ' ');
    throw new CliError(`${PROJECT_FILE}:${error.linePos?.[0].line ?? 1}: is not YAML: ${why}`);
  }
  return document.toJS() ?? {};
}

/** Runs an app as `cdk8s synth` does, but leaves what lies in the output folder to the app. */
export function runApp(folder: string, { app, output }: AppCommand, env: NodeJS.ProcessEnv): AppRun {
  const { status, stdout, stderr, error } = spawnSync(app, {
    cwd: folder,
    shell: true,
    encoding: 'utf8',
    env: { ...env, CDK8S_OUTDIR: output },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: MOST_BYTES,
  });
  return { code: status ?? 1, text: error === undefined ? `${stdout}${stderr}` : error.message };
}

const MOST_BYTES = 1 << 28;
