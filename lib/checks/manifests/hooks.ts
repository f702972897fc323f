import type { Member } from './member';

const TESTS: ReadonlySet<string> = new Set(['test', 'test-success', 'test-failure']);

/** Whether only `helm test` makes it: it does not run beside the others. */
export function isHelmTest(member: Member): boolean {
  const hooks = listOf(member.annotation('helm.sh/hook'));
  return hooks.length > 0 && hooks.every((hook) => TESTS.has(hook));
}

function listOf(text = ''): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
