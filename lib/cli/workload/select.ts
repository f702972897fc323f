import type { Workload } from '../../history/history';
import { historyPath } from '../../history/path';
import { isObject, own } from '../../kubernetes/value';
import { CliError } from '../error';
import type { Io } from '../io';
import type { Project } from '../project/project';
import { findWorkloads, type Place } from './find';
import type { WorkloadFlags } from './flags';
import { kindOf } from './kinds';
import { parseReferences, type Reference } from './reference';

/** What kubectl says of a kind that has no history, in the words of a command. */
export type Refusal = (reference: Reference) => string;

/** What a command is to work on. */
export interface Selection {
  /** Each once, in the order of the arguments. */
  readonly workloads: readonly Workload[];

  /** What of the arguments cannot be done. */
  readonly errors: readonly Error[];
}

/**
 * The workloads that the arguments and flags of a command mean.
 * @throws CliError for arguments that mean nothing
 */
export function selectWorkloads(
  args: readonly string[],
  flags: WorkloadFlags,
  project: Project,
  io: Io,
  refusal: Refusal,
): Selection {
  const beside = { files: flags.filename.length > 0, selector: flags.selector !== undefined };
  const place = placeOf(project.folder, flags);
  const references = parseReferences(args, beside);
  const named = beside.files
    ? inFiles(flags.filename, place, io)
    : references.map((reference) => ({ reference, place }));
  const found = new Map<string, Workload>();
  const errors: Error[] = [];
  for (const { reference, place } of named) {
    if (reference.kind.rollout !== 'history') {
      errors.push(new CliError(refusal(reference)));
      continue;
    }
    try {
      for (const workload of findWorkloads(reference, place)) {
        found.set(historyPath(workload), workload);
      }
    } catch (error) {
      if (!(error instanceof CliError)) {
        throw error;
      }
      errors.push(error);
    }
  }
  const workloads = [...found.values()];
  return { workloads: flags.selector === undefined ? workloads : labelled(workloads, flags.selector, project), errors };
}

function placeOf(project: string, { namespace, target }: WorkloadFlags): Place {
  for (const [flag, value] of Object.entries({ namespace, target })) {
    if (value !== undefined && !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(value)) {
      throw new CliError(`--${flag} ${JSON.stringify(value)} is no name: small letters, digits, - and . between them`);
    }
  }
  return { project, ...(namespace === undefined ? {} : { namespace }), ...(target === undefined ? {} : { target }) };
}

/** What a reference of a manifest means: its own namespace counts. */
interface Placed {
  readonly reference: Reference;
  readonly place: Place;
}

/** The workloads of manifests; what else stands there is passed over. */
function inFiles(paths: readonly string[], place: Place, io: Io): readonly Placed[] {
  const { readInput } = require('../input') as typeof import('../input');
  const { identityOf } = require('../../manifests/identity') as typeof import('../../manifests/identity');
  const workloads = readInput(paths, io).flatMap(({ object }) => {
    const { kind, group, namespace, name } = identityOf(object);
    const known = kindOf(`${kind}.${group}`);
    return known?.rollout === 'history' ? [{ reference: { kind: known, name }, namespace }] : [];
  });
  if (workloads.length === 0) {
    throw new CliError(`no Deployment, StatefulSet or DaemonSet in ${paths.join(', ')}`);
  }
  return workloads.map(({ reference, namespace }) => {
    if (namespace !== '' && place.namespace !== undefined && namespace !== place.namespace) {
      throw new CliError(
        `the namespace from the provided object ${JSON.stringify(namespace)} does not match the namespace ${JSON.stringify(place.namespace)}. You must pass '--namespace=${namespace}' to perform this operation.`,
      );
    }
    return { reference, place: namespace === '' ? place : { ...place, namespace } };
  });
}

/** Those whose labels match, as they were last rendered. */
function labelled(workloads: readonly Workload[], selector: string, project: Project): readonly Workload[] {
  const { parseSelector } =
    require('../../kubernetes/label-selector') as typeof import('../../kubernetes/label-selector');
  const matches = parseSelector(selector);
  return workloads.filter((workload) => {
    const labels = own(project.rendered(workload)?.metadata, 'labels');
    return matches((isObject(labels) ? labels : {}) as Readonly<Record<string, string>>);
  });
}
