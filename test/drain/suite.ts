import type { Case } from './cases';
import type { Outcome } from './load';
import { tablesFrom, tablesOn } from './page';
import { tell } from './tell';

/**
 * Tests that cases come out as they say, and that the page shows their numbers.
 *
 * @param isOurs whether a row of the page is of these cases, by its first cell
 */
export function drainSuite(cases: readonly Case[], isOurs: (name: string) => boolean): void {
  let results: readonly PromiseSettledResult<Outcome>[];
  beforeAll(async () => {
    results = await tell(cases);
  });

  /** @throws what ended the story, if something did */
  const outcomeOf = (index: number): Outcome => {
    const result = results[index];
    if (result?.status !== 'fulfilled') throw result?.reason;
    return result.value;
  };

  test.each(cases.map((each, index) => [titleOf(each), index, each] as const))('%s', (_, index, each) => {
    const { requests, refused, cut } = outcomeOf(index);
    expect({ refused: amountOf(refused), cut: amountOf(cut) }).toEqual({ refused: each.refused, cut: each.cut });
    expect(refused + cut).toBeLessThan(requests);
  });

  test('the page shows these numbers', () => {
    const shown = tablesOn('docs/explanation/zero-downtime.md', isOurs);
    expect(shown).toEqual(tablesFrom(cases.map((each, index) => [each, outcomeOf(index)])));
  });
}

function titleOf({ server, onStop, preStop, lasts, onTheWay, refused, cut }: Case): string {
  const way = onTheWay ? ' with requests on the way' : '';
  return `${server} that ${onStop} after ${preStop} s${way}, requests of ${lasts} s: ${refused} refused, ${cut} cut`;
}

function amountOf(count: number): 'none' | 'some' {
  return count === 0 ? 'none' : 'some';
}
