import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { moduleDirectory, resolveMinor } from './versions';

/** The programs of a control plane, by the names they have in the cache. */
export const programs = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubectl',
  'kwok',
] as const;

export type Program = (typeof programs)[number];

/**
 * Where the programs of a minor are cached: outside the clone, one folder for each content of go.mod and go.sum, so
 * that every clone and branch that wants the same programs shares them.
 *
 * It lies in `$CDK8S_ROLLOUT_CACHE`, else in `$XDG_CACHE_HOME/cdk8s-rollout`, else in `~/.cache/cdk8s-rollout`.
 */
export function cacheDirectory(minor: string): string {
  const { CDK8S_ROLLOUT_CACHE, XDG_CACHE_HOME } = process.env;
  const root = CDK8S_ROLLOUT_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'cdk8s-rollout');
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(moduleDirectory(minor), file)));
  return join(root, 'control-plane', `${minor}-${hash.digest('hex').slice(0, 12)}`);
}

/** The minor from whose go.mod a program is built. An old minor takes kwok, which runs against any, from the newest. */
function origin(minor: string, program: Program): string {
  return program === 'kwok' ? resolveMinor() : minor;
}

/** The path that a program has once it is built. */
export function programPath(minor: string, program: Program): string {
  return join(cacheDirectory(origin(minor, program)), 'bin', program);
}

/** The minors whose go.mod files hold the programs of a minor that are not in the cache. */
export function unbuilt(minor: string): string[] {
  const missing = programs.filter((program) => !existsSync(programPath(minor, program)));
  return [...new Set(missing.map((program) => origin(minor, program)))];
}

/** Whether all programs of a minor are in the cache. */
export function areBuilt(minor: string): boolean {
  return unbuilt(minor).length === 0;
}

/**
 * The real kubectl, for tests that need no cluster (`kubectl create … --dry-run=client`).
 *
 * @param minor the newest by default
 * @returns its path, or undefined when it is not in the cache
 */
export function findKubectl(minor?: string): string | undefined {
  const path = programPath(resolveMinor(minor), 'kubectl');
  return existsSync(path) ? path : undefined;
}
