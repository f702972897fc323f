import type { Command } from 'commander';
import { Option } from 'commander';
import type { CheckFlags } from '../check/flags';
import type { Action } from '../command';
import { optimizeLess } from '../compiler';
import { colorFlag } from '../flags/color';
import { failOnFlag } from '../flags/fail-on';
import { outputFlag } from '../flags/output';

export function check(command: Command): Action {
  command
    .argument('[path]', 'a file, a folder, - or REV:PATH; by default the output folder of cdk8s.yaml')
    .option(
      '--base <source>',
      'the manifests before, to check the change as well: a file, a folder, -, REV:PATH or REV',
    )
    .option('--kubernetes <minor>', "the cluster's Kubernetes minor; by default what cdk8s.yaml says, else 1.36")
    .addOption(new Option('--apply <way>', 'how the manifests are applied').choices(['client', 'server']))
    .option('-n, --namespace <namespace>', 'where objects go that name no namespace')
    .addOption(failOnFlag('end with 3 when something so grave is found, or graver', 'error'))
    .option('--only <ids>', 'only these checks, with commas between them')
    .option('--skip <ids>', 'all but these checks')
    .option('--fix', 'mend what has one right fix, in files that no app writes; for others print a patch')
    .option('--baseline <file>', 'leave out what this file knows')
    .option('--write-baseline <file>', 'write all that is found into this file, and print nothing')
    .addOption(outputFlag('text', 'json', 'markdown', 'sarif', 'junit'))
    .addOption(colorFlag())
    .addHelpText(
      'after',
      `
Folders are read with all that lies below them. Where the same object stands in two folders below, each is a target of
its own, and nothing in one is taken for a part of the other.

A finding that is right as it is gets an annotation on its object, with the reason:
  metadata:
    annotations:
      cdk8s-rollout/ignore.single-replica: "only a demo"

Exit codes: 0 done; 1 it could not be done; 3 something is as grave as --fail-on says.

Examples:
  # What the app writes
  cdk8s-rollout check

  # What Helm renders, for an older cluster
  helm template web chart/ | cdk8s-rollout check - --kubernetes 1.31

  # The manifests and the change, as GitHub shows it beside the lines
  cdk8s-rollout check --base origin/main:dist -o sarif > check.sarif

  # Begin in an old repository: known findings wait in a file
  cdk8s-rollout check --write-baseline check-baseline.json
  cdk8s-rollout check --baseline check-baseline.json

  # Mend hand-written manifests, comments and layout kept
  cdk8s-rollout check k8s/ --fix

  # Why, with manifests that are wrong and right
  cdk8s-rollout explain no-prestop`,
    );
  return (io) => {
    optimizeLess();
    const { printCheck } = require('../check/print') as typeof import('../check/print');
    return printCheck(command.args[0], command.opts<CheckFlags>(), io);
  };
}
