/** A document of a YAML text. */
export interface YamlDocument {
  /** What it says, in plain objects. */
  readonly value: unknown;

  /** Where its content begins, from 0. */
  readonly offset: number;
}

/** Text that is no manifest: the message says where (`file:line:column`) and why. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}
