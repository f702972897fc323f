import { Option } from 'commander';

/** `--dry-run=client`. */
export function dryRunFlag(): Option {
  return new Option('--dry-run [strategy]', 'only say what would be done')
    .choices(['none', 'client', 'server'])
    .default('none');
}

/** As for kubectl a value stands behind `=`: `--dry-run deploy/web` names a workload, and means the client. */
export function withDryRunValues(args: readonly string[]): readonly string[] {
  return args.map((arg) => (arg === '--dry-run' ? '--dry-run=client' : arg));
}
