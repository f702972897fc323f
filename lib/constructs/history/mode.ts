import { isInside } from '../../files/place';
import { isThere } from '../../files/read';
import type { AppOptions } from '../app-options';
import { messageOf, RolloutError } from '../error';

/** What an App says about its history. */
export interface HistoryProps {
  /**
   * Revisions are recorded in `revisions/`, and the manifests say which they are.
   * @default true where there is a cdk8s.yaml or rollout.yaml in the working directory; false under jest and with
   *   `compatibility`, which changes no byte
   */
  readonly history?: boolean;

  /**
   * The history is never written: one that would change is an error. For CI that verifies what was committed; a job
   * that changes something and commits it says `false`.
   * @default - what the environment variable CDK8S_ROLLOUT_FROZEN says, else whether CI is set
   */
  readonly frozen?: boolean;
}

/** What a synthesis does with the history. */
export type HistoryMode =
  /** Nothing. */
  | 'off'
  /** Renders what it says, and leaves it as it is. */
  | 'read'
  /** Renders what it says, and refuses what would change it. */
  | 'frozen'
  /** Records what the code says. */
  | 'write';

const NO = /^(?:|0|false|no|off)$/i;

/**
 * What a synthesis does with the history of the project in the working directory.
 * @param outdir where manifests are written: outside of the project they are not those that are committed
 */
export function historyMode(props: HistoryProps & Pick<AppOptions, 'compatibility'>, outdir: string): HistoryMode {
  const isUsual = props.compatibility === undefined && process.env.JEST_WORKER_ID === undefined;
  if (!(props.history ?? (isUsual && isProjectFolder()))) {
    return 'off';
  }
  if (!isBelow(outdir)) {
    return 'read';
  }
  return isFrozen(props) ? 'frozen' : 'write';
}

function isBelow(outdir: string): boolean {
  try {
    return isInside(outdir, '.');
  } catch (error) {
    throw new RolloutError([{ message: `the output folder cannot be found: ${messageOf(error)}` }], { cause: error });
  }
}

/** Whether what is found is taken as it is, without asking Git. */
export function isFrozen({ frozen }: HistoryProps): boolean {
  const { CDK8S_ROLLOUT_FROZEN, CI } = process.env;
  return frozen ?? !NO.test(CDK8S_ROLLOUT_FROZEN ?? CI ?? '');
}

function isProjectFolder(): boolean {
  return ['cdk8s.yaml', 'rollout.yaml'].some(isThere);
}
