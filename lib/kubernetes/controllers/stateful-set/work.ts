/** What one part of a sync does to pods. */
export interface Work {
  /** Ordinals of pods that it creates. */
  readonly create: readonly number[];

  /** Ordinals of pods that it deletes. */
  readonly remove: readonly number[];

  /** Whether the parts of the sync that come after this one are left out. */
  readonly stop: boolean;
}

/** Nothing to do, and nothing that stops the sync. */
export const NOTHING: Work = { create: [], remove: [], stop: false };

/** Nothing to do but to wait. */
export const WAIT: Work = { ...NOTHING, stop: true };
