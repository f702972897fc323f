import fc from 'fast-check';
import { random } from './random';

test('the same seed gives the same numbers, from 0 up to 1', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [one, two] = [random(seed), random(seed)];
      for (let count = 0; count < 20; count += 1) {
        const number = one();
        expect(two()).toBe(number);
        expect(number).toBeGreaterThanOrEqual(0);
        expect(number).toBeLessThan(1);
      }
    }),
  );
});
