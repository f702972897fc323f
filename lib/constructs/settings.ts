import { textIfThere } from '../files/text';
import { readSettings, type Settings } from '../manifests/settings';
import { RolloutError } from './error';

/**
 * The settings of the project in the working directory: those under `rollout:` in cdk8s.yaml, or, where there is no
 * cdk8s.yaml, those of rollout.yaml.
 *
 * @throws RolloutError with all that is wrong in the file
 */
export function projectSettings(): Settings {
  for (const file of ['cdk8s.yaml', 'rollout.yaml']) {
    const text = textIfThere(file);
    if (text !== undefined) {
      const { settings, problems } = readSettings(text, file);
      if (problems.length > 0) {
        throw new RolloutError(problems);
      }
      return settings;
    }
  }
  return {};
}
