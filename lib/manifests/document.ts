/** A document of a YAML text. */
export interface YamlDocument {
  /** What it says, in plain objects. */
  readonly value: unknown;

  /** Where its content begins, from 0. */
  readonly offset: number;

  /**
   * Where each of the items of a list begins, lists in it taken apart.
   * @default - it is no list
   */
  readonly items?: readonly number[];
}

/** Text that is no manifest: the message says where (`file:line:column`) and why. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}
