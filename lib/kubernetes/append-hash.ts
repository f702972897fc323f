import { goJson } from './go-json';
import { sha256 } from './sha256';

/** What kubectl hashes of a ConfigMap. */
export interface HashedConfigMap {
  /** Enters the hash, too. */
  readonly kind: 'ConfigMap';

  /** The name before the hash is appended. */
  readonly name: string;

  /**
   * Text by key.
   * @default - no text
   */
  readonly data?: Readonly<Record<string, string>>;

  /**
   * Bytes by key, each as base64.
   * @default - no bytes
   */
  readonly binaryData?: Readonly<Record<string, string>>;

  /**
   * Enters the hash when it is set, as in kubectl's own code. `kubectl create configmap` has no flag for it and
   * Kustomize ignores it: leave it out for the name that either would give.
   * @default - not set
   */
  readonly immutable?: boolean;
}

/** kubectl writes these hexadecimal digits as letters, so that a hash seldom spells a word or reads as a number. */
const LETTERS: Readonly<Record<string, string>> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' };

/**
 * The ten characters that `kubectl create configmap NAME --append-hash` puts after `NAME-`.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/kubectl/pkg/util/hash/hash.go
 */
export function appendHash(config: HashedConfigMap): string {
  const { kind, name, data = {}, binaryData = {}, immutable } = config;
  const encoded = goJson({
    data,
    kind,
    name,
    ...(immutable === undefined ? {} : { immutable }),
    ...(Object.keys(binaryData).length > 0 ? { binaryData } : {}),
  });
  const digits = sha256(encoded).slice(0, 10);
  return digits.replace(/[013ae]/g, (digit) => LETTERS[digit] ?? digit);
}
