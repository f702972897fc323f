import { object, valueAt } from '../kubernetes/json';
import { isObject } from '../kubernetes/value';
import type { Container } from './manifests/containers';

/** A preStop hook that only waits, or that waits first. */
export interface Sleep {
  readonly path: string;
  readonly seconds: number;

  /** `sleep`: the kubelet waits; `exec`: a program in the container does. */
  readonly by: 'sleep' | 'exec';

  /** Whether it does nothing else. */
  readonly isAll: boolean;
}

const SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a)?sh$/;
const SLEEP = /^(?:\/(?:usr\/)?bin\/)?sleep$/;
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** How long a container's preStop hook sleeps; undefined for one that does not, or in a way that cannot be told. */
export function preStopSleepOf({ spec, path }: Container): Sleep | undefined {
  const hook = object(spec, 'lifecycle', 'preStop');
  // The server takes a sleep that does not say how long as one of no time.
  const native = isObject(hook.sleep) ? (valueAt(hook.sleep, 'seconds') ?? 0) : undefined;
  if (typeof native === 'number') {
    return { path: `${path}.lifecycle.preStop.sleep`, seconds: native, by: 'sleep', isAll: true };
  }
  const command = valueAt(hook, 'exec', 'command');
  const found =
    Array.isArray(command) && command.every((word) => typeof word === 'string') ? sleepIn(command) : undefined;
  return found && { path: `${path}.lifecycle.preStop.exec`, by: 'exec', ...found };
}

/** `["sleep", "10"]`, `["sh", "-c", "sleep 10 && nginx -s quit"]`. */
function sleepIn(command: readonly string[]): Pick<Sleep, 'seconds' | 'isAll'> | undefined {
  const [program = '', first = '', script = ''] = command;
  if (!SHELL.test(program)) {
    const seconds = secondsOf(command);
    return seconds === undefined ? undefined : { seconds, isAll: true };
  }
  if (!/^-[a-z]*c$/.test(first) || /[|`$<>(){}]|(?<!&)&(?!&)|\b(?:if|for|while|until|case)\b/.test(script)) {
    return undefined;
  }
  const steps = script
    .split(/&&|;|\n/)
    .map((step) => step.trim())
    .filter((step) => step !== '')
    .map((step) => secondsOf(step.replace(/^exec\s+/, '').split(/\s+/)));
  const sleeps = steps.filter((seconds) => seconds !== undefined);
  return sleeps.length === 0
    ? undefined
    : { seconds: sleeps.reduce((sum, seconds) => sum + seconds, 0), isAll: sleeps.length === steps.length };
}

function secondsOf([program = '', amount = '', ...others]: readonly string[]): number | undefined {
  const [, count, unit = 's'] = /^(\d+(?:\.\d+)?)([smhd])?$/.exec(amount) ?? [];
  return SLEEP.test(program) && count !== undefined && others.length === 0
    ? Number(count) * (UNITS[unit] ?? 1)
    : undefined;
}
