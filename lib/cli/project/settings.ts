import { join } from 'node:path';
import { textIfThere } from '../../files/text';
import type { ReadSettings, Settings } from '../../manifests/settings';
import { CliError } from '../error';

/**
 * The settings of a project: those under `rollout:` in cdk8s.yaml, or, where there is none, those of rollout.yaml.
 * @throws CliError with the first that is wrong
 */
export function settingsOf(folder: string): Settings {
  for (const file of ['cdk8s.yaml', 'rollout.yaml']) {
    const text = textIfThere(join(folder, file));
    if (text !== undefined) {
      const { settings, problems } = read(text, file);
      const [problem] = problems;
      if (problem !== undefined) {
        const { path, message, allowed } = problem;
        throw new CliError(`${path}: ${message}`, problem.fix ?? (allowed && `allowed: ${allowed}`));
      }
      return settings;
    }
  }
  return {};
}

/** Here and not above: the parser that keeps the place of each setting takes long to load, and few projects have any. */
function read(text: string, file: string): ReadSettings {
  if (file === 'cdk8s.yaml' && !text.includes('rollout')) {
    return { settings: {}, problems: [] };
  }
  return (require('../../manifests/settings') as typeof import('../../manifests/settings')).readSettings(text, file);
}
