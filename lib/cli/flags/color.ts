import { Option } from 'commander';

/** `--color never`. */
export function colorFlag(): Option {
  return new Option('--color <when>', 'auto: colours in a terminal, unless NO_COLOR is set')
    .choices(['auto', 'always', 'never'])
    .default('auto');
}
