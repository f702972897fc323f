import { object } from '../kubernetes/json';
import type { JsonObject } from '../kubernetes/value';
import type { Manifests } from './manifests/manifests';
import type { Member } from './manifests/member';

/** Config that a workload reads. */
interface Config {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
}

const RELOADER = 'reloader.stakater.com';

/** The annotations that say for what a workload is restarted, of all kinds of config. */
const DECIDING = /^(?:[a-z]+\.)?reloader\.stakater\.com\/(?:auto|reload|search)$/;

/** What Go reads as true. */
const TRUE = /^(?:1|t|T|true|TRUE|True)$/;

/**
 * Whether something in the cluster restarts a workload when its config changes: Stakater's Reloader, as far as
 * annotations tell. Where they leave it open it may.
 */
export function isReloaded(head: Manifests, workload: Member | undefined, config: Config): boolean {
  const own = object(workload?.object, 'metadata', 'annotations');
  const pod = object(workload?.object, 'spec', 'template', 'metadata', 'annotations');
  const keys = [...Object.keys(own), ...Object.keys(pod)].filter((key) => key.includes(RELOADER));
  if (keys.length === 0) {
    return false;
  }
  const kind = config.kind.toLowerCase();
  const decides = (annotations: JsonObject) =>
    [`${RELOADER}/auto`, `${RELOADER}/search`, `${kind}.${RELOADER}/auto`, `${kind}.${RELOADER}/reload`].some((key) =>
      Object.hasOwn(annotations, key),
    );
  const said = !decides(own) && decides(pod) ? pod : own;
  const marks = workload && head.named(workload.place, config.kind, config.name);
  if (
    marks?.annotation(`${RELOADER}/ignore`) === 'true' ||
    wordsOf(said[`${kind}s.exclude.${RELOADER}/reload`]).includes(config.name)
  ) {
    return false;
  }
  return (
    [`${RELOADER}/auto`, `${kind}.${RELOADER}/auto`].some((key) => TRUE.test(String(said[key]))) ||
    wordsOf(said[`${kind}.${RELOADER}/reload`]).some((word) => mayName(word, config.name)) ||
    (said[`${RELOADER}/search`] === 'true' && marks?.annotation(`${RELOADER}/match`) === 'true') ||
    isOpen(keys)
  );
}

/** Newer versions take regular expressions; which Reloader there is nobody knows. */
function mayName(word: string, name: string): boolean {
  return word === name || (word !== '' && !/^[\w.-]+$/.test(word));
}

/** What only says how, or for what not, is of use where Reloader restarts all that does not say otherwise. */
function isOpen(keys: readonly string[]): boolean {
  return keys.some((key) => /(?:^|\.)reloader\.stakater\.com\//.test(key)) && !keys.some((key) => DECIDING.test(key));
}

function wordsOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? value.split(',').map((word) => word.trim()) : [];
}
