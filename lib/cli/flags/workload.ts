import type { Command } from 'commander';

/** The arguments and flags that say which workloads are meant, as kubectl's rollout commands have them. */
export function addWorkloadFlags(command: Command): void {
  command
    .argument('[workload...]', 'TYPE/NAME or TYPE NAME, such as deploy/web; TYPE alone means all of them')
    .option('-n, --namespace <namespace>', 'the namespace, where there are several')
    .option('--target <target>', 'the target, where there are several')
    .option('-f, --filename <file>', 'the workloads of a file or folder of manifests, - for standard input', append, [])
    .option('-l, --selector <selector>', 'only those whose labels match, as in kubectl get');
}

function append(value: string, before: readonly string[]): readonly string[] {
  return [...before, ...value.split(',')];
}
