import type { Edit } from '../manifests/edit/edit';

/** The one right way to mend what was found, as data. */
export interface Autofix {
  /** The fields of the object to change. */
  readonly edits: readonly Edit[];

  /** What to set in TypeScript in their place, where the manifest is made by an app. */
  readonly property: string;
}
