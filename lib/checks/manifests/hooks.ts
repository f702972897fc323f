import type { Member } from './member';

const TESTS: ReadonlySet<string> = new Set(['test', 'test-success', 'test-failure']);

/** When the old object of a hook is gone before it is made again; by default before it is made. */
const GONE = /before-?hook-?creation|hook-?succeeded/i;

/** Whether only `helm test` makes it: it does not run beside the others. */
export function isHelmTest(member: Member): boolean {
  const hooks = wordsOf(member, 'helm.sh/hook');
  return hooks.length > 0 && hooks.every((hook) => TESTS.has(hook));
}

/**
 * Whether what applies it deletes the old object first, so that none is updated: a hook of Helm or Argo CD, and what
 * Argo CD or Flux replaces by force.
 */
export function isMadeAnew(member: Member): boolean {
  const options = wordsOf(member, 'argocd.argoproj.io/sync-options');
  return (
    isHook(member, 'helm.sh/hook') ||
    isHook(member, 'argocd.argoproj.io/hook') ||
    ['Force=true', 'Replace=true'].every((option) => options.includes(option)) ||
    wordsOf(member, 'kustomize.toolkit.fluxcd.io/force').some((word) => /^enabled$/i.test(word))
  );
}

function isHook(member: Member, key: string): boolean {
  const policies = wordsOf(member, `${key}-delete-policy`);
  return wordsOf(member, key).length > 0 && (policies.length === 0 || policies.some((policy) => GONE.test(policy)));
}

function wordsOf(member: Member, key: string): readonly string[] {
  const words = member
    .annotation(key)
    ?.split(',')
    .map((word) => word.trim());
  return words?.filter((word) => word !== '') ?? [];
}
