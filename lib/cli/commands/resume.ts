import type { Command } from 'commander';
import type { Action } from '../command';
import { addSynthesisFlags } from '../flags/synthesis';
import { addWorkloadFlags } from '../flags/workload';
import type { EditFlags } from '../rollout/flags';

export function resume(command: Command): Action {
  addWorkloadFlags(command);
  command.addHelpText(
    'after',
    `
Examples:
  # Roll out what was taken in
  cdk8s-rollout resume deploy/web`,
  );
  addSynthesisFlags(command);
  return (io) => {
    const { resume } = require('../rollout/pause') as typeof import('../rollout/pause');
    return resume(command.args, command.opts<EditFlags>(), io);
  };
}
