import type { PlanFlags } from '../plan/flags';

/** The flags, as they were given. */
export interface CheckFlags
  extends Pick<PlanFlags, 'base' | 'kubernetes' | 'apply' | 'history' | 'namespace' | 'color' | 'failOn'> {
  readonly output: 'text' | 'json' | 'markdown' | 'sarif' | 'junit';
  readonly fix?: boolean;
  readonly only?: string;
  readonly skip?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}
