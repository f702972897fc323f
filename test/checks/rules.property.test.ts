import fc from 'fast-check';
import type { Finding } from '../../lib/checks/finding';
import { identityOf } from '../../lib/manifests/identity';
import type { ObjectReference } from '../../lib/plan/object-reference';
import { runs } from '../kubernetes/runs';
import { judge } from './judge';
import { mutated, unique } from './mutated';

const SECRET = 'hush-hush';

test('no rule throws on half-written objects, and what is found does not depend on their order', () => {
  fc.assert(
    fc.property(fc.array(mutated, { maxLength: 6 }), fc.array(mutated, { maxLength: 3 }), (head, base) => {
      const strip = ({ line: _, ...rest }: Finding) => JSON.stringify(rest);
      expect(judge({ head: unique(head).reverse() }).findings.map(strip)).toEqual(
        judge({ head: unique(head) }).findings.map(strip),
      );
      judge({ base: unique(base), head: unique(head) });
    }),
    { numRuns: 150 },
  );
});

test('an object is judged in the same way whether the others are judged or not', () => {
  fc.assert(
    fc.property(fc.array(mutated, { minLength: 2, maxLength: 8 }), fc.nat(), (all, place) => {
      const head = unique(all);
      const { kind, name } = identityOf(head[place % head.length]);
      const isJudged = (object: ObjectReference) => object.kind === kind && object.name === name;
      expect(judge({ head, isJudged }).findings).toEqual(
        judge({ head }).findings.filter(({ object }) => isJudged(object)),
      );
    }),
    { numRuns: runs(150) },
  );
});

test('no value of a Secret is ever told', () => {
  const secret = mutated.map((object) => ({
    ...object,
    apiVersion: 'v1',
    kind: 'Secret',
    data: { a: SECRET },
    stringData: { b: SECRET, 'bad key': SECRET },
  }));
  fc.assert(
    fc.property(secret, secret, (before, after) => {
      const { findings } = judge({ base: [before], head: [{ ...after, stringData: { b: `${SECRET}-2` } }] });
      expect(JSON.stringify(findings)).not.toContain(SECRET);
    }),
    { numRuns: 50 },
  );
});
