import type { Command } from 'commander';
import type { Action } from '../command';
import { dryRunFlag } from '../flags/dry-run';
import { wholeNumber } from '../flags/number';
import { oneLine } from '../flags/one-line';
import { addSynthesisFlags } from '../flags/synthesis';
import { addWorkloadFlags } from '../flags/workload';
import type { UndoFlags } from '../rollout/undo';

export function undo(command: Command): Action {
  addWorkloadFlags(command);
  command
    .option('--to-revision <number>', 'the revision to go back to; 0 is the one before the current', wholeNumber, 0)
    .addOption(dryRunFlag())
    .option('--cause <text>', 'why, instead of what is known of the revision', oneLine)
    .addHelpText(
      'after',
      `
Examples:
  # Back to the revision before, and commit it
  cdk8s-rollout undo deploy/web --commit

  # What would come back with revision 2
  cdk8s-rollout undo deploy/web --to-revision 2 --dry-run`,
    );
  addSynthesisFlags(command);
  return (io) => {
    const { undo } = require('../rollout/undo') as typeof import('../rollout/undo');
    return undo(command.args, command.opts<UndoFlags>(), io);
  };
}
