import type { Command } from 'commander';
import type { Action } from '../command';
import { addSynthesisFlags } from '../flags/synthesis';
import { addWorkloadFlags } from '../flags/workload';
import type { EditFlags } from '../rollout/flags';

export function forget(command: Command): Action {
  addWorkloadFlags(command);
  addSynthesisFlags(command);
  command.addHelpText(
    'after',
    `
Examples:
  # A deployment that left the code: stop keeping its config
  cdk8s-rollout forget deploy/web`,
  );
  return (io) => {
    const { forget } = require('../rollout/forget') as typeof import('../rollout/forget');
    return forget(command.args, command.opts<EditFlags>(), io);
  };
}
