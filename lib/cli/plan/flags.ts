import type { ApplyMethod } from '../../kubernetes/apply/apply';
import type { Settings } from '../../manifests/settings';
import type { PlanOptions } from '../../plan/make';
import type { FailOn } from '../check/fails';
import { countOf } from '../flags/count';
import { DEFAULT_MINOR } from '../flags/default-minor';
import { secondsOf } from '../flags/duration';
import { minorOf } from '../flags/kubernetes';
import type { ColorChoice } from '../terminal';

/** The flags, as they were given. */
export interface PlanFlags {
  readonly base?: string;
  readonly head?: string;
  readonly kubernetes?: string;
  readonly apply?: ApplyMethod;
  readonly history?: string;
  readonly namespace?: string;
  readonly podStart?: string;
  readonly podStop?: string;
  readonly nodes: string;
  readonly exitCode?: boolean;
  readonly failOn: FailOn;
  readonly output: 'text' | 'json' | 'markdown' | 'svg' | 'html';
  readonly theme: 'auto' | 'light' | 'dark';
  readonly id?: string;
  readonly color: ColorChoice;
}

const POD_START = 5;
const POD_STOP = 2;

/** What a plan is made for: a flag beats a setting of the project. */
export function planOptions(
  flags: Pick<PlanFlags, 'kubernetes' | 'apply' | 'podStart' | 'podStop' | 'nodes'>,
  settings: Settings,
): Omit<PlanOptions, 'past'> {
  const { kubernetes, podStart, podStop } = flags;
  return {
    kubernetes: kubernetes === undefined ? (settings.kubernetes ?? DEFAULT_MINOR) : minorOf(kubernetes),
    apply: flags.apply ?? settings.apply ?? 'client',
    podStartSeconds:
      podStart === undefined ? (settings.podStartSeconds ?? POD_START) : secondsOf(podStart, '--pod-start'),
    podStopSeconds: podStop === undefined ? (settings.podStopSeconds ?? POD_STOP) : secondsOf(podStop, '--pod-stop'),
    nodes: countOf(flags.nodes, '--nodes'),
  };
}
