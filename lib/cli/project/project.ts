import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { textIfThere } from '../../files/text';
import { sidesOf } from '../../history/conflict';
import type { History, Workload } from '../../history/history';
import { parseHistory } from '../../history/parse';
import { historyPath } from '../../history/path';
import type { JsonObject } from '../../kubernetes/value';
import { CliError } from '../error';
import { projectFolder } from './folder';

/** A project as it lies on the disk; what was read once is not read again. */
export class Project {
  readonly folder: string;
  private readonly histories = new Map<string, History>();
  private readonly manifests = new Map<string, ReadonlyMap<string, JsonObject>>();

  /** @param cwd a folder in it */
  constructor(cwd: string) {
    this.folder = projectFolder(cwd);
  }

  /**
   * The history of a workload.
   * @throws HistoryError for a file that is none
   */
  history(workload: Workload): History {
    const path = historyPath(workload);
    const known = this.histories.get(path) ?? parseHistory(withoutConflict(this.text(path), path), workload, path);
    this.histories.set(path, known);
    return known;
  }

  /** The same; undefined where there is no file. */
  historyIfThere(workload: Workload): History | undefined {
    return existsSync(join(this.folder, historyPath(workload))) ? this.history(workload) : undefined;
  }

  /** A workload as it was last rendered; undefined when it is not in its manifest. */
  rendered(workload: Workload): JsonObject | undefined {
    return this.renderedIn(this.history(workload).manifest, workload);
  }

  /** A workload as a manifest has it. @param manifest the file, from the project */
  renderedIn(manifest: string, workload: Workload): JsonObject | undefined {
    const known = this.manifests.get(manifest) ?? this.objectsOf(manifest);
    this.manifests.set(manifest, known);
    return known.get(keyOf(workload));
  }

  private objectsOf(file: string): ReadonlyMap<string, JsonObject> {
    const { parseManifests } = require('../../manifests/parse') as typeof import('../../manifests/parse');
    const { identityOf } = require('../../manifests/identity') as typeof import('../../manifests/identity');
    const objects = parseManifests(withoutConflict(textIfThere(join(this.folder, file)) ?? '', file), file);
    return new Map(objects.map(({ object }) => [keyOf(identityOf(object)), object]));
  }

  private text(path: string): string {
    try {
      const text = textIfThere(join(this.folder, path));
      if (text !== undefined) {
        return text;
      }
    } catch (error) {
      throw new CliError(`cannot read ${path}: ${(error as Error).message}`);
    }
    throw new CliError(`cannot read ${path}: it is gone`);
  }
}

function withoutConflict(text: string, path: string): string {
  if (sidesOf(text) !== undefined) {
    throw new CliError(
      `${path} holds both sides of a merge`,
      'resolve the conflicts in your code, then synthesize: that writes revisions/ and the manifests anew',
    );
  }
  return text;
}

function keyOf({
  kind,
  namespace,
  name,
}: {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}) {
  return `${kind} ${namespace} ${name}`;
}
