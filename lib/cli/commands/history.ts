import type { Command } from 'commander';
import type { Action } from '../command';
import { wholeNumber } from '../flags/number';
import { outputFlag } from '../flags/output';
import { addWorkloadFlags } from '../flags/workload';
import type { HistoryFlags } from '../history/print';

export function history(command: Command): Action {
  addWorkloadFlags(command);
  command
    .option('--revision <number>', 'one revision in detail, its pod template included', wholeNumber, 0)
    .option('--diff <number...>', 'in what two revisions differ: template and config')
    .option('--all', 'also revisions that the history limit has dropped')
    .addOption(outputFlag('text', 'wide', 'json', 'yaml'))
    .addHelpText(
      'after',
      `
Examples:
  # The revisions of a deployment, as kubectl rollout history prints them
  cdk8s-rollout history deploy/web

  # With images and config
  cdk8s-rollout history deploy/web -o wide

  # What changed between two revisions
  cdk8s-rollout history deploy/web --diff 1 2`,
    );
  return (io) => {
    const { printHistories } = require('../history/print') as typeof import('../history/print');
    return printHistories(command.args, command.opts<HistoryFlags>(), io);
  };
}
