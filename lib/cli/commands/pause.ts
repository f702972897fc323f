import type { Command } from 'commander';
import type { Action } from '../command';
import { addSynthesisFlags } from '../flags/synthesis';
import { addWorkloadFlags } from '../flags/workload';
import type { EditFlags } from '../rollout/flags';

export function pause(command: Command): Action {
  addWorkloadFlags(command);
  command.addHelpText(
    'after',
    `
Examples:
  # Take in several changes, and roll them out as one
  cdk8s-rollout pause deploy/web`,
  );
  addSynthesisFlags(command);
  return (io) => {
    const { pause } = require('../rollout/pause') as typeof import('../rollout/pause');
    return pause(command.args, command.opts<EditFlags>(), io);
  };
}
