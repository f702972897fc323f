import { textIfThere } from '../files/text';
import type { Settings } from '../manifests/settings';
import { RolloutError } from './error';

/**
 * The settings of the project in the working directory: those under `rollout:` in cdk8s.yaml, or, where there is no
 * cdk8s.yaml, those of rollout.yaml.
 *
 * @throws RolloutError with all that is wrong in the file
 */
export function projectSettings(): Settings {
  const cdk8s = textIfThere('cdk8s.yaml');
  if (cdk8s !== undefined) {
    return cdk8s.includes('rollout') ? parse(cdk8s, 'cdk8s.yaml') : {};
  }
  const own = textIfThere('rollout.yaml');
  return own === undefined ? {} : parse(own, 'rollout.yaml');
}

function parse(text: string, file: string): Settings {
  // Here and not above: loading the YAML parser takes as long as a whole synthesis of a small app.
  const { readSettings } = require('../manifests/settings') as typeof import('../manifests/settings');
  const { settings, problems } = readSettings(text, file);
  if (problems.length > 0) {
    throw new RolloutError(problems);
  }
  return settings;
}
