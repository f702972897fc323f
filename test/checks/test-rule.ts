import type { CheckId } from '../../lib/checks/registry';
import { findingsOf, type Judged, said } from './judge';
import { pageOf } from './page';

/** Manifests, with all that a rule says of them. */
type Case = readonly [what: string, judged: Judged, says: readonly string[]];

/** What a rule is tested with. */
interface RuleTest {
  /** What it says of the bad manifests of its page. */
  readonly bad: readonly string[];

  /** Others beside them. */
  readonly cases: readonly Case[];
}

/** Tests a rule with the manifests of its docs page, and with others beside it. */
export function testRule(id: CheckId, { bad, cases }: RuleTest): void {
  const page = pageOf(id);
  testCases(id, [
    ['the bad manifests of its page', page.bad, bad],
    ['the good manifests of its page', page.good, []],
    ...cases,
  ]);
}

/** Tests what a rule says of manifests; one with many sides has a file for each. */
export function testCases(id: CheckId, cases: readonly Case[]): void {
  test.each(cases)('%s', (_, judged, expected) => {
    expect(findingsOf(id, judged).map(said)).toEqual(expected);
  });
}
