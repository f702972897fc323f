import type { Minor } from '../../kubernetes/minor';

/** The minor that is meant where none is named. */
export const DEFAULT_MINOR: Minor = '1.36';
