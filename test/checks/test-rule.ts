import type { CheckId } from '../../lib/checks/registry';
import { findingsOf, type Judged, said } from './judge';
import { pageOf } from './page';

/** What a rule is tested with. */
interface RuleTest {
  /** What it says of the bad manifests of its page. */
  readonly bad: readonly string[];

  /** Others, with all that it says of them. */
  readonly cases: readonly (readonly [what: string, judged: Judged, says: readonly string[]])[];
}

/** Tests a rule with the manifests of its docs page, and with others beside it. */
export function testRule(id: CheckId, { bad, cases }: RuleTest): void {
  const page = pageOf(id);
  const says = (judged: Judged) => findingsOf(id, judged).map(said);

  test('the bad manifests of its page', () => {
    expect(says(page.bad)).toEqual(bad);
  });

  test('the good manifests of its page', () => {
    expect(says(page.good)).toEqual([]);
  });

  test.each(cases)('%s', (_, judged, expected) => {
    expect(says(judged)).toEqual(expected);
  });
}
