import type { Command } from 'commander';
import type { Action } from '../command';

export function explain(command: Command): Action {
  command.argument('[check]', 'its id, such as no-prestop; without it all checks are listed').addHelpText(
    'after',
    `
Examples:
  # All checks
  cdk8s-rollout explain

  # What one looks for, why, and what to do
  cdk8s-rollout explain no-prestop`,
  );
  return (io) => {
    const { printExplanation } = require('../explain/print') as typeof import('../explain/print');
    return printExplanation(command.args[0], io);
  };
}
