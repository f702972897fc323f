import { Option } from 'commander';
import type { FailOn } from '../check/fails';

/** `--fail-on warning`. */
export function failOnFlag(what: string, otherwise: FailOn): Option {
  return new Option('--fail-on <severity>', what).choices(['error', 'warning', 'info', 'none']).default(otherwise);
}
