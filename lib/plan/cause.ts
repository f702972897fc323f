import type { FieldChange } from './field-change';

/** A field of a pod template that differs, which replaces the pods; of another object, a field that differs. */
export interface Cause extends FieldChange {
  /**
   * The container that the field belongs to. All pods are replaced whole, its neighbours with them.
   * @default - the field belongs to the pod
   */
  readonly container?: string;

  /**
   * What changed in the config that the field names, where the field is the name of a ConfigMap or Secret that is
   * named after its content.
   * @default - the field names no config
   */
  readonly config?: ConfigDifference;
}

/** Two versions of one ConfigMap or Secret. */
export interface ConfigDifference {
  /** What holds the config. */
  readonly kind: 'ConfigMap' | 'Secret';

  /** The name of the version before. */
  readonly from: string;

  /** The name of the version after. */
  readonly to: string;

  /** The keys that differ, with the values; those of a Secret are hidden. */
  readonly changes: readonly FieldChange[];
}

/** Config that changes and keeps its name: no pod template differs by it. */
export interface ConfigInPlace {
  /** What holds the config. */
  readonly kind: 'ConfigMap' | 'Secret';

  /** Its name, which stays. */
  readonly name: string;

  /** What happens to it. */
  readonly change: 'create' | 'update' | 'delete';

  /** How the pods read it. */
  readonly as: 'environment' | 'volume' | 'subPath';

  /**
   * Who sees the change.
   *
   * - `running pods`: a volume is brought up to date within a minute or two, in all pods at once
   * - `later pods`: an environment, a subPath, and a volume of init containers alone are read when a pod starts, which
   *   nothing here brings about; what a volume needs and is deleted is missing from then on
   * - `new pods`: the same, and the plan replaces all pods
   */
  readonly seenBy: 'running pods' | 'later pods' | 'new pods';
}
