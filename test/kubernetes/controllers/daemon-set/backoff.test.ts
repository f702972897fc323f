import { type Backoff, isInBackoff, nextBackoff } from '../../../../lib/kubernetes/controllers/daemon-set/backoff';

/** What is remembered after so many failed pods were deleted, each as soon as it could be, and when the last one was. */
function after(failures: number): Backoff {
  let last = nextBackoff(undefined, 1, 0);
  for (let count = 1; count < failures; count += 1) last = nextBackoff(last, 1, last.lastUpdate + last.delay);
  return last;
}

test('the first failed pod on a node goes at once', () => {
  expect(isInBackoff(undefined, 1, 0)).toBe(false);
});

test.each([
  [1, 1],
  [2, 2],
  [3, 4],
  [10, 512],
  [11, 900],
  [12, 900],
])('after %d of them the next one stays for %d s', (failures, seconds) => {
  const last = after(failures);
  expect(isInBackoff(last, 1, last.lastUpdate + seconds * 1000 - 1)).toBe(true);
  expect(isInBackoff(last, 1, last.lastUpdate + seconds * 1000)).toBe(false);
});

test('a new generation starts anew', () => {
  const last = after(3);
  expect(isInBackoff(last, 2, last.lastUpdate)).toBe(false);
  expect(nextBackoff(last, 2, last.lastUpdate)).toEqual({
    delay: 1000,
    lastUpdate: last.lastUpdate,
    observedGeneration: 2,
  });
});

test('half an hour without failure starts anew', () => {
  const last = after(20);
  const halfAnHour = last.lastUpdate + 30 * 60 * 1000;
  expect(nextBackoff(last, 1, halfAnHour).delay).toBe(900_000);
  expect(nextBackoff(last, 1, halfAnHour + 1).delay).toBe(1000);
});
