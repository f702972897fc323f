import { distance } from 'fastest-levenshtein';
import { type Document, isAlias, isMap, isScalar, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { ApplyMethod } from '../kubernetes/apply/apply';
import { type Minor, minors, parseMinor } from '../kubernetes/minor';
import { parseDuration } from './duration';

/** What a project says for all its commands and apps. */
export interface Settings {
  /**
   * The Kubernetes minor of the cluster, such as `1.36`.
   * @default - the newest that is known
   */
  readonly kubernetes?: Minor;

  /**
   * The branch or commit of Git from which changes are released.
   * @default - what origin calls its main branch, else HEAD
   */
  readonly base?: string;

  /**
   * How the manifests are applied.
   * @default "client", `kubectl apply`
   */
  readonly apply?: ApplyMethod;

  /**
   * Seconds from a pod's creation until it is ready; `podStart: 5s` in the file.
   * @default 5
   */
  readonly podStartSeconds?: number;

  /**
   * Seconds from a pod's deletion until it is gone; `podStop: 2s` in the file.
   * @default 2
   */
  readonly podStopSeconds?: number;

  /**
   * How grave the findings of checks are for this project.
   * @default - as the checks say
   */
  readonly severities?: readonly SeveritySetting[];
}

/** How grave a check's findings may be made; `off`: it is not run. */
export const SEVERITY_SETTINGS = ['error', 'warning', 'info', 'off'] as const;

/** How grave the findings of one check are for a project. */
export interface SeveritySetting {
  /** The check's id, as written: whether there is such a check is for others to say. */
  readonly id: string;
  readonly severity: (typeof SEVERITY_SETTINGS)[number];

  /** Where it is said, as `cdk8s.yaml:7`. */
  readonly path: string;
}

/** Something that is wrong in a file of settings. */
interface SettingsProblem {
  /** Where, as `cdk8s.yaml:3`. */
  readonly path: string;
  readonly message: string;
  readonly value?: unknown;
  readonly allowed?: string;
  readonly fix?: string;
}

/** Settings as they were read, and all that is wrong with them. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

const FARTHEST_TYPO = 3;

/**
 * Reads settings from YAML: what stands under `rollout:` in a cdk8s.yaml, the whole of a rollout.yaml.
 *
 * @param file the name of the file, for messages; anything but `rollout.yaml` is read as a cdk8s.yaml
 */
export function readSettings(text: string, file: string): ReadSettings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number | undefined) => `${file}:${lines.linePos(offset ?? 0).line}`;
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    return {
      settings: {},
      problems: [
        { path: at(syntax.pos[0]), message: `is not YAML: ${syntax.code.toLowerCase().replaceAll('_', ' ')}` },
      ],
    };
  }
  const node = file.endsWith('rollout.yaml') ? document.contents : under(document.contents, 'rollout');
  if (node === null || (isScalar(node) && node.value === null)) {
    return { settings: {}, problems: [] };
  }
  if (!isMap(node)) {
    const found = {
      path: at(node.range?.[0]),
      message: 'settings are a mapping of names to values',
      value: written(text, node),
    };
    return { settings: {}, problems: [{ ...found, allowed: KEYS.join(', ') }] };
  }
  return readMap(node, document, text, at);
}

function under(contents: Node | null, key: string): Node | null {
  return isMap(contents) ? ((contents.get(key, true) as Node | undefined) ?? null) : null;
}

function readMap(
  map: YAMLMap,
  document: Document,
  text: string,
  at: (offset: number | undefined) => string,
): ReadSettings {
  const problems: SettingsProblem[] = [];
  let settings: Settings = {};
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : written(text, key as Node);
    const path = at((key as Node).range?.[0]);
    const node = isAlias(value) ? value.resolve(document) : (value as Node | null);
    const found = written(text, value as Node | null);
    if (name === 'severities') {
      const { severities, problems: wrong } = severitiesOf(node, document, text, at);
      problems.push(...(isEmpty(node) || isMap(node) ? wrong : [{ path, value: found, ...NO_SEVERITIES }]));
      settings = { ...settings, severities };
      continue;
    }
    const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
    if (read === undefined) {
      problems.push({ path, message: `rollout.${name} is not a setting`, ...suggestion(name) });
      continue;
    }
    const result = read(node);
    if ('message' in result) {
      problems.push({ path, value: found, ...result });
    } else {
      settings = { ...settings, ...result };
    }
  }
  return { settings, problems };
}

/** What a value says, or what is wrong with it. */
type Reading = Settings | Omit<SettingsProblem, 'path'>;

const READERS: Readonly<Record<string, (node: unknown) => Reading>> = {
  kubernetes: kubernetesOf,
  base: (node) => {
    const base = textOf(node);
    return base === undefined ? NO_BASE : { base };
  },
  apply: (node) => {
    const apply = textOf(node);
    return apply === 'client' || apply === 'server' ? { apply } : NO_WAY;
  },
  podStart: (node) => {
    const podStartSeconds = secondsOf(node);
    return podStartSeconds === undefined ? noDuration('podStart') : { podStartSeconds };
  },
  podStop: (node) => {
    const podStopSeconds = secondsOf(node);
    return podStopSeconds === undefined ? noDuration('podStop') : { podStopSeconds };
  },
};
const KEYS = [...Object.keys(READERS), 'severities'];

const NO_SEVERITIES = {
  message: 'rollout.severities is not a mapping of checks to severities',
  allowed: 'lines such as no-prestop: error',
};

function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}

function severitiesOf(
  node: unknown,
  document: Document,
  text: string,
  at: (offset: number | undefined) => string,
): { readonly severities: readonly SeveritySetting[]; readonly problems: readonly SettingsProblem[] } {
  const severities: SeveritySetting[] = [];
  const problems: SettingsProblem[] = [];
  for (const { key, value } of isMap(node) ? node.items : []) {
    const id = isScalar(key) ? String(key.value) : written(text, key as Node);
    const path = at((key as Node).range?.[0]);
    const read = isAlias(value) ? value.resolve(document) : value;
    // `off` is a truth value to some readers of YAML: what was written counts.
    const word = isScalar(read) ? (read.source ?? String(read.value)) : '';
    const severity = SEVERITY_SETTINGS.find((each) => each === word);
    if (severity === undefined) {
      problems.push({
        path,
        message: `rollout.severities.${id} is no severity`,
        value: written(text, value as Node | null),
        ...suggestion(word, SEVERITY_SETTINGS),
      });
    } else {
      severities.push({ id, severity, path });
    }
  }
  return { severities, problems };
}

const NO_BASE = { message: 'rollout.base is not a branch or commit', allowed: 'a name such as origin/main' };
const NO_WAY = { message: 'rollout.apply is not a way to apply manifests', allowed: 'client, server' };

function noDuration(name: string): Reading {
  return { message: `rollout.${name} is not a duration`, allowed: 'a number with its unit, such as 5s or 1m30s' };
}

function textOf(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' && node.value !== '' ? node.value : undefined;
}

function secondsOf(node: unknown): number | undefined {
  return isScalar(node) ? parseDuration(node.source ?? '') : undefined;
}

function kubernetesOf(node: unknown): Reading {
  // 1.30 without quotes is the number 1.3 to YAML: what was written counts.
  const minor = isScalar(node) ? (node.source ?? '') : undefined;
  try {
    return { kubernetes: parseMinor(minor ?? '') };
  } catch {
    const message = 'rollout.kubernetes is not a Kubernetes minor that is known';
    return {
      message,
      ...(minor === undefined ? {} : { value: minor }),
      allowed: `${minors[0]} to ${minors.at(-1)}`,
    };
  }
}

/** A node as it stands in the text. */
function written(text: string, node: Node | null): string {
  return node?.range ? text.slice(node.range[0], node.range[1]) : '';
}

function suggestion(name: string, known: readonly string[] = KEYS): Pick<SettingsProblem, 'allowed' | 'fix'> {
  const near = known.find((key) => distance(key, name.toLowerCase()) <= FARTHEST_TYPO);
  return { allowed: known.join(', '), ...(near === undefined ? {} : { fix: `did you mean ${near}?` }) };
}
