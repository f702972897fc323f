import type { Command } from 'commander';
import { Option } from 'commander';
import type { Action } from '../command';
import { optimizeLess } from '../compiler';
import { colorFlag } from '../flags/color';
import { failOnFlag } from '../flags/fail-on';
import { outputFlag } from '../flags/output';
import type { PlanFlags } from '../plan/flags';

export function plan(command: Command): Action {
  command
    .option('--base <source>', 'the manifests before: a file, a folder, -, REV:PATH or REV', undefined)
    .option('--head <source>', 'the manifests after; by default the output folder of cdk8s.yaml')
    .option('--kubernetes <minor>', "the cluster's Kubernetes minor; by default what cdk8s.yaml says, else 1.36")
    .addOption(new Option('--apply <way>', 'how the manifests are applied').choices(['client', 'server']))
    .option('--history <folder>', 'the history of the head; by default revisions/ of the project')
    .option('-n, --namespace <namespace>', 'where objects go that name no namespace')
    .option('--pod-start <duration>', 'how long a pod takes until it is ready; by default 5s')
    .option('--pod-stop <duration>', 'how long a pod takes from its deletion until it is gone; by default 2s')
    .option('--nodes <count>', 'how many nodes a DaemonSet runs on', '3')
    .option('--exit-code', 'end with 2 when something changes')
    .addOption(failOnFlag('end with 3 when a change has a finding that is so grave, or graver; see check', 'none'))
    .addOption(outputFlag('text', 'json', 'markdown', 'svg', 'html'))
    .addOption(
      new Option('--theme <theme>', 'the colours of -o svg').choices(['auto', 'light', 'dark']).default('auto'),
    )
    .option('--id <name>', 'tells several comments of -o markdown on one pull request apart')
    .addOption(colorFlag())
    .addHelpText(
      'after',
      `
REV alone is the output folder at that commit. Without --base it is what the output folder was where this branch left
the default branch: rollout.base of cdk8s.yaml, else origin/HEAD, else origin/main or origin/master. Where there is none
of them, or nothing is committed since, it is HEAD: a note says so, and in CI (the variable CI) it is an error when
nothing differs from HEAD.

Folders are read with all that lies below them. Where the same object stands in two folders below, each is a target of
its own.

Exit codes: 0 done; 1 it could not be done; 2 something changes (only with --exit-code); 3 the API server would refuse,
or something is as grave as --fail-on says.

Examples:
  # What merging this branch does to the cluster
  cdk8s-rollout plan

  # What changes between two folders, for a cluster that is applied to by server-side apply
  cdk8s-rollout plan --base before/ --head after/ --apply server

  # What the last commit did
  cdk8s-rollout plan --base HEAD~1 --head HEAD:dist

  # A comment for a pull request, and a page with pictures
  cdk8s-rollout plan -o markdown > plan.md
  cdk8s-rollout plan -o html > plan.html

  # Of what Helm renders
  helm template web chart/ | cdk8s-rollout plan --base before.yaml --head -`,
    );
  return (io) => {
    optimizeLess();
    const { printPlan } = require('../plan/print') as typeof import('../plan/print');
    return printPlan(command.opts<PlanFlags>(), io);
  };
}
