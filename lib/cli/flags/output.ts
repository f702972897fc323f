import { Option } from 'commander';

/** `-o json`; the first format is the default. */
export function outputFlag(...formats: readonly [string, ...string[]]): Option {
  return new Option('-o, --output <format>', 'how to print').choices(formats).default(formats[0]);
}
