import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { Io } from '../../lib/cli/io';
import { type History, historyPath, parseHistory, printHistory, record, type Workload } from '../../lib/history';
import type { JsonObject } from '../../lib/kubernetes/value';
import { schemaErrors } from '../history/schema';
import { type Called, call } from './call';

/** What the code of a scratch project says. */
export interface Code {
  readonly target?: string;

  /** Workloads as they would be applied. */
  readonly workloads: readonly JsonObject[];

  /** Versioned ConfigMaps. */
  readonly config?: readonly JsonObject[];
}

/** A project without an app: what an app does to histories and manifests is done here, without Git. */
export class ScratchProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'project-'));
  code: Code = { workloads: [] };

  /** What the next synthesis ends with. */
  failure: string | undefined;
  private released = new Map<string, History>();

  constructor() {
    this.write('cdk8s.yaml', 'app: synthesize\n');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  history(workload: Workload): History {
    const text = this.read(historyPath(workload));
    expect(schemaErrors(text)).toEqual([]);
    return parseHistory(text, workload, historyPath(workload));
  }

  /** Writes what the code says, with what commands asked for. */
  synth(): void {
    const { target = 'default', workloads, config = [] } = this.code;
    const texts = workloads.map((manifest) => {
      const { name, namespace = '' } = manifest.metadata as { readonly name: string; readonly namespace?: string };
      const workload = { target, kind: manifest.kind, namespace, name } as Workload;
      const found = this.tryHistory(workload);
      const released = this.released.get(historyPath(workload));
      const configs = new Map(config.map((object) => [(object.metadata as { name: string }).name, object]));
      const file = `dist/${target}.k8s.yaml`;
      const recorded = record({ workload, manifest, config: configs, file, minor: '1.36' }, { found, released });
      this.write(historyPath(workload), printHistory(recorded.history));
      return stringify(recorded.manifest);
    });
    this.write(`dist/${target}.k8s.yaml`, texts.join('---\n'));
  }

  /** What was synthesized counts as released from now on. */
  release(code: Code): void {
    this.code = code;
    this.synth();
    this.keep();
  }

  /** The histories as they are count as released. */
  keep(): void {
    const { target = 'default', workloads } = this.code;
    for (const manifest of workloads) {
      const { name, namespace = '' } = manifest.metadata as { readonly name: string; readonly namespace?: string };
      const workload = { target, kind: manifest.kind, namespace, name } as Workload;
      this.released.set(historyPath(workload), this.history(workload));
    }
  }

  /** Runs a command in this project. */
  call(args: readonly string[], io: Partial<Io> = {}): Promise<Called> {
    const synthesize = () => {
      if (this.failure !== undefined) {
        return { code: 3, text: this.failure };
      }
      this.synth();
      return { code: 0, text: '' };
    };
    return call(args, { cwd: this.folder, synthesize, ...io });
  }

  private tryHistory(workload: Workload): History | undefined {
    try {
      return this.history(workload);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }
}

/** A workload of one container. */
export function workload(
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet',
  name: string,
  image: string,
  { namespace, labels = {}, cause, spec = {}, podSpec = {} }: Extras = {},
): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      labels,
      ...(cause === undefined ? {} : { annotations: { 'kubernetes.io/change-cause': cause } }),
    },
    spec: {
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'app', image }], ...podSpec } },
      ...spec,
    },
  };
}

interface Extras {
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly cause?: string;
  readonly spec?: JsonObject;
  readonly podSpec?: JsonObject;
}
