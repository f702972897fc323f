import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Workload, WorkloadKind } from '../../history/history';
import { FOLDER, historyPath, workloadOf } from '../../history/path';
import { compareBytes } from '../../kubernetes/go-json';
import { CliError } from '../error';
import { groupResource } from './kinds';
import type { Reference } from './reference';

/** Where to look. */
export interface Place {
  /** The project's folder. */
  readonly project: string;

  /** @default - all namespaces */
  readonly namespace?: string;

  /** @default - all targets */
  readonly target?: string;
}

/**
 * The workloads with a history that a reference names, by target, namespace and name.
 * @throws CliError when there is none of that name, and when one name is found in two places
 */
export function findWorkloads({ kind, name }: Reference, place: Place): readonly Workload[] {
  const fitting = foldersOf(place).flatMap(({ target, namespace }) =>
    name === undefined
      ? allOf(kind.kind as WorkloadKind, target, namespace, place)
      : existing({ target, kind: kind.kind as WorkloadKind, namespace, name }, place),
  );
  const exact = fitting.filter(({ namespace }) => namespace === place.namespace);
  const found = exact.length > 0 ? exact : fitting;
  if (name !== undefined && found.length === 0) {
    throw notFound(`${groupResource(kind)} ${JSON.stringify(name)}`, name, place);
  }
  const what = name === undefined ? kind.resource : `${groupResource(kind)} ${JSON.stringify(name)}`;
  assertOne(
    what,
    found.map(({ target }) => target),
    'targets',
    '--target',
  );
  if (name !== undefined) {
    assertOne(
      what,
      found.map(({ namespace }) => namespace || '_'),
      'namespaces',
      '--namespace',
    );
  }
  return found;
}

/** All workloads with a history. */
export function allWorkloads(project: string): readonly Workload[] {
  return known({ project });
}

function known(place: Place): readonly Workload[] {
  return foldersOf(place).flatMap(({ target, namespace }) =>
    (['Deployment', 'StatefulSet', 'DaemonSet'] as const).flatMap((kind) => allOf(kind, target, namespace, place)),
  );
}

/** The folders of namespaces that come into question. Where `-n` names one, manifests that leave it open fit, too. */
function foldersOf({
  project,
  namespace,
  target,
}: Place): readonly { readonly target: string; readonly namespace: string }[] {
  const targets = target === undefined ? namesIn(join(project, FOLDER)) : [target];
  return targets.flatMap((name) => {
    const all = namesIn(join(project, FOLDER, name)).map((folder) => (folder === '_' ? '' : folder));
    const fitting = namespace === undefined ? all : all.filter((folder) => folder === namespace || folder === '');
    return fitting.map((folder) => ({ target: name, namespace: folder }));
  });
}

/** A name comes from an argument or a manifest: one that is none would lead to another folder. */
function existing(workload: Workload, { project }: Place): readonly Workload[] {
  return !workload.name.includes('/') && existsSync(join(project, historyPath(workload))) ? [workload] : [];
}

function allOf(kind: WorkloadKind, target: string, namespace: string, { project }: Place): readonly Workload[] {
  const folder = `${FOLDER}/${target}/${namespace || '_'}`;
  return namesIn(join(project, folder))
    .map((file) => workloadOf(`${folder}/${file}`))
    .filter((workload) => workload?.kind === kind)
    .filter((workload) => workload !== undefined);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort(compareBytes);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return [];
    }
    throw new CliError(`cannot read ${folder}: ${message}`);
  }
}

function assertOne(what: string, places: readonly string[], plural: string, flag: string): void {
  const distinct = [...new Set(places)];
  if (distinct.length > 1) {
    const ways = distinct.map((place) => `${flag} ${place}`).join(' or ');
    throw new CliError(`${what} has a history in the ${plural} ${distinct.join(' and ')}`, `add ${ways}`);
  }
}

function notFound(what: string, name: string, place: Place): CliError {
  const { distance } = require('fastest-levenshtein') as typeof import('fastest-levenshtein');
  const targets = namesIn(join(place.project, FOLDER)).filter((folder) => !folder.startsWith('.'));
  if (place.target !== undefined && targets.length > 0 && !targets.includes(place.target)) {
    const fix = `the targets of ${FOLDER}/ are ${targets.join(', ')}`;
    return new CliError(`${what} not found: there is no target ${place.target}`, fix);
  }
  const workloads = known(place);
  if (workloads.length === 0) {
    return new CliError(`${what} not found: ${FOLDER}/ holds no history`, 'synthesize with the App of cdk8s-rollout');
  }
  const [nearest] = workloads
    .map((workload) => ({ workload, far: distance(workload.name, name) }))
    .sort((a, b) => a.far - b.far);
  const near = nearest !== undefined && nearest.far <= 3 ? nearest.workload : undefined;
  const fix = near && `did you mean ${near.kind.toLowerCase()}/${near.name}?`;
  return new CliError(`${what} not found in ${FOLDER}/`, fix);
}
