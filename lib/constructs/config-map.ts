import { ApiObject } from 'cdk8s';
import {
  type AddDirectoryOptions,
  type IStorage,
  ConfigMap as PlusConfigMap,
  type ConfigMapProps as PlusConfigMapProps,
  Volume,
} from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { appendHash } from '../kubernetes/append-hash';
import { compatibilityOf } from './app-options';
import { type ConfigData, type ConfigSources, gather } from './config-data';
import { defined } from './defined';
import { type Problem, RolloutError } from './error';
import { named } from './named';
import type { NameRule } from './names';
import { finish, type Path } from './to-json';

/** Marks the ConfigMaps that synthesis puts before the workloads of their chart. */
export const VERSIONED = Symbol.for('cdk8s-rollout.versioned-config');

/** Props of a {@link ConfigMap}. */
export interface ConfigMapProps extends Omit<PlusConfigMapProps, 'data' | 'binaryData'>, ConfigSources {
  /**
   * The name before its hash.
   * @default - `metadata.name`; one of the two is needed, except with `compatibility: "cdk8s-plus"`
   */
  readonly name?: string;

  /**
   * The object is called `<name>-<hash of its data>` and is immutable: other data make another object, and the
   * workloads that refer to it roll, each revision with its own config.
   * @default true, but false with `compatibility: "cdk8s-plus"`
   */
  readonly versioned?: boolean;
}

const HASH_LENGTH = 10;
const LONGEST_VOLUME = 63;

const PLAIN_NAME: NameRule = { subdomain: true, longest: 253, because: 'an object’s name has at most 253 characters' };
const VERSIONED_NAME: NameRule = {
  required: true,
  subdomain: true,
  longest: 253 - HASH_LENGTH - 1,
  because: 'with "-" and its hash of 10 it may have 253 characters',
};

/**
 * Configuration whose name says what is in it, with the very hash of `kubectl create configmap --append-hash`.
 *
 * Mount it (`container.mount('/etc/app', config)`, `Volume.fromConfigMap`) or take variables from it
 * (`Env.fromConfigMap`, `EnvValue.fromConfigMap`): all refer to the hashed name.
 *
 * @throws RolloutError without a name, and when data are added later; what is wrong with the data is said at synthesis
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
 */
export class ConfigMap extends PlusConfigMap implements IStorage {
  /** The name as given, without the hash. */
  readonly baseName: string;

  /** Whether the name carries the hash of the data. */
  readonly versioned: boolean;

  constructor(scope: Construct, id: string, props: ConfigMapProps = {}) {
    const plus = compatibilityOf(scope) === 'cdk8s-plus';
    const { versioned = !plus, ...rest } = props;
    const gathered = gather(props);
    const { metadata, immutable } = named(scope, id, rest, versioned ? VERSIONED_NAME : PLAIN_NAME);
    const baseName = metadata?.name;
    const name = versioned && baseName !== undefined ? hashed(baseName, gathered) : baseName;
    super(scope, id, {
      ...defined({ immutable: versioned ? true : immutable }),
      ...(name === undefined ? defined({ metadata }) : { metadata: { ...metadata, name } }),
      data: { ...gathered.data },
      binaryData: { ...gathered.binaryData },
    });
    this.baseName = baseName ?? this.name;
    this.versioned = versioned;
    const apiObject = ApiObject.of(this);
    if (versioned) {
      Object.defineProperty(apiObject, VERSIONED, { value: true });
    }
    const problems = [...gathered.problems, ...(versioned ? immutableProblem(props) : [])];
    finish(apiObject, {
      problems: (json) => (versioned && problems.length === 0 ? patchProblem(json, this.baseName) : problems),
      extras: () => (plus ? new Map() : this.empties()),
    });
  }

  /** The name in the cluster, with the hash where it is versioned. */
  override get resourceName(): string {
    return this.name;
  }

  /** A volume by the base name, so that a new version changes one line of the pod template. */
  asVolume(): Volume {
    const id = 'Volume';
    const made = this.node.tryFindChild(id) as Volume | undefined;
    return made ?? Volume.fromConfigMap(this, id, this, { name: volumeName(this.baseName) });
  }

  override addData(key: string, value: string): void {
    this.refuse('data', key);
    super.addData(key, value);
  }

  override addBinaryData(key: string, value: string): void {
    this.refuse('binaryData', key);
    super.addBinaryData(key, value);
  }

  override addFile(localFile: string, key?: string): void {
    this.refuse('files', localFile);
    super.addFile(localFile, key);
  }

  override addDirectory(localDir: string, options: AddDirectoryOptions = {}): void {
    this.refuse('directories', localDir);
    super.addDirectory(localDir, options);
  }

  /** Data whose values are all empty, which cdk8s-plus takes for no data. */
  private empties(): ReadonlyMap<Path, unknown> {
    const maps = { binaryData: this.binaryData, data: this.data };
    const empty = ([, map]: [string, object]) =>
      Object.keys(map).length > 0 && Object.values(map).every((value) => value === '');
    return new Map(
      Object.entries(maps)
        .filter(empty)
        .map(([key, map]) => [[key], sorted(map)]),
    );
  }

  private refuse(prop: keyof ConfigSources, value: string): void {
    // While cdk8s-plus' constructor adds the data of the props, this is not yet set.
    if (this.versioned) {
      throw new RolloutError([
        {
          path: this.node.path,
          message: 'data cannot be added to a versioned ConfigMap, for its name is the hash of its data',
          value,
          fix: `give it to the constructor in \`${prop}\`, or set \`versioned: false\``,
        },
      ]);
    }
  }
}

function sorted(data: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function hashed(name: string, { data, binaryData, problems }: ConfigData): string {
  return problems.length > 0 ? name : `${name}-${appendHash({ kind: 'ConfigMap', name, data, binaryData })}`;
}

/** Data changed after the name was made: pods would take them for those of an earlier version. */
function patchProblem(json: object, baseName: string): readonly Problem[] {
  const { data, binaryData, metadata } = json as Partial<ConfigData> & { readonly metadata: { readonly name: string } };
  const name = `${baseName}-${appendHash({ kind: 'ConfigMap', name: baseName, ...defined({ data, binaryData }) })}`;
  if (metadata.name === name) {
    return [];
  }
  const fix = 'give the data to the constructor instead of a JSON patch, or set `versioned: false`';
  return [
    { message: 'the name of a versioned ConfigMap is not that of its data', value: metadata.name, allowed: name, fix },
  ];
}

function volumeName(baseName: string): string {
  const label = baseName.replaceAll('.', '-');
  if (label === baseName && label.length <= LONGEST_VOLUME) {
    return label;
  }
  const hash = appendHash({ kind: 'ConfigMap', name: baseName });
  return `${label.slice(0, LONGEST_VOLUME - HASH_LENGTH - 1).replace(/-+$/, '')}-${hash}`;
}

function immutableProblem({ immutable }: ConfigMapProps): readonly Problem[] {
  if (immutable !== false) {
    return [];
  }
  const fix = 'leave `immutable` out, or set `versioned: false`';
  return [{ message: 'a versioned ConfigMap is immutable', value: immutable, allowed: 'true', fix }];
}
