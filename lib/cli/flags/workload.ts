import { Option } from 'commander';

/** `-n shop`. */
export function namespaceFlag(): Option {
  return new Option('-n, --namespace <namespace>', 'the namespace that the manifests name');
}

/** `--target prod`. */
export function targetFlag(): Option {
  return new Option('--target <target>', 'which target is meant, where there are several');
}
