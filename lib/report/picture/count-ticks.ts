/** Round numbers of pods from 0 up to at least the most, at most seven. */
export function countTicks(most: number): readonly number[] {
  const least = Math.max(1, most) / 6;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= least) ?? 1);
  return [...Array(Math.ceil(Math.max(1, most) / step) + 1).keys()].map((index) => index * step);
}
