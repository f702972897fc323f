import type { Code } from './code';

/** One thing that a person does: changes the code, or says a word of kubectl's. */
export type Step =
  | { readonly verb: 'code'; readonly what: string; readonly code: Code }
  | { readonly verb: 'undo'; readonly toRevision: number }
  | { readonly verb: 'release' | 'pause' | 'resume' | 'restart' };

/** What the next step is chosen by. */
export interface Situation {
  readonly next: () => number;
  readonly number: number;
  readonly code: Code;

  /** All that the code has said before. */
  readonly codes: readonly Code[];
  readonly hasCauses: boolean;
  readonly isHeld: boolean;
  readonly isPaused: boolean;

  /** The numbers that the cluster has. */
  readonly numbers: readonly number[];
}

/** A random step; words that will be refused are among them. */
export function chooseStep(situation: Situation): Step {
  const { next, number, code, codes, hasCauses, isHeld, isPaused, numbers } = situation;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const cause = hasCauses ? { cause: `change ${number}` } : {};
  const changed = (what: string, change: Partial<Code>): Step => ({ verb: 'code', what, code: { ...code, ...change } });
  const ways: readonly (readonly [weight: number, make: () => Step])[] = [
    [
      4,
      () =>
        changed('template', { ...pick([{ image: number }, { level: number }, { sidecar: !code.sidecar }]), ...cause }),
    ],
    [3, () => changed('config', { config: number, ...cause })],
    [
      2,
      () => {
        const { image, level, sidecar, config } = pick(codes);
        return changed('go back', { image, level, sidecar, config, ...cause });
      },
    ],
    [3, () => ({ verb: 'undo', toRevision: 0 })],
    [2, () => ({ verb: 'undo', toRevision: next() < 0.9 ? pick(numbers) : 99 })],
    [isHeld ? 6 : 0, () => ({ verb: 'release' })],
    [isPaused ? 0.3 : 1, () => ({ verb: 'pause' })],
    [isPaused ? 5 : 0.3, () => ({ verb: 'resume' })],
    [1.5, () => ({ verb: 'restart' })],
    [1, () => changed('scale', { replicas: 1 + Math.floor(next() * 3) })],
    [1, () => changed('limit', { limit: Math.floor(next() * 5) })],
  ];
  let at = next() * ways.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, make] of ways) {
    at -= weight;
    if (at < 0) {
      return make();
    }
  }
  return changed('nothing', {});
}

/** A step in a few words, for messages. */
export function nameOf(step: Step): string {
  return step.verb === 'code' ? step.what : step.verb === 'undo' ? `undo ${step.toRevision}` : step.verb;
}
