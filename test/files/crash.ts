import fs from 'node:fs';

/** All that changes the disk, but what these are made of: `openSync` and `writeSync`. */
const CHANGES = (Object.keys(fs) as (keyof typeof fs)[]).filter((name) =>
  /^(append|chmod|chown|copy|cp|link|mk|rename|rm|symlink|truncate|unlink|utimes|writeFile)\w*Sync$/.test(name),
);

/** Needs no room on the disk. */
const FREES = /^(rm|unlink|rename)/;

/** One change of the disk that is about to be made. */
interface Change {
  readonly name: string;

  /** Which one it is, from 1. */
  readonly nth: number;

  /** Makes it. */
  readonly all: () => unknown;

  /** Begins it: of a file that is written, the first half. */
  readonly half: () => void;
}

/** What is done while changes of the disk are watched. */
type Act = () => unknown;

/** Does something, and each change that it makes of the disk as told. */
async function changing(make: (change: Change) => unknown, act: Act): Promise<void> {
  let nth = 0;
  const spies = CHANGES.map((name) => {
    const real = fs[name] as (...args: unknown[]) => unknown;
    return jest.spyOn(fs, name as 'writeFileSync').mockImplementation((...args: unknown[]) => {
      nth += 1;
      const half = () => {
        if (name === 'writeFileSync') {
          const [path, data, ...rest] = args;
          const bytes = Buffer.from(data as string | Buffer);
          real(path, bytes.subarray(0, bytes.length / 2), ...rest);
        }
      };
      return make({ name, nth, all: () => real(...args), half }) as undefined;
    });
  });
  try {
    await act();
  } finally {
    for (const spy of spies) {
      spy.mockRestore();
    }
  }
}

/** Stands for `kill -9`: thrown where the process would have ended. */
class Killed extends Error {}

/** Where in a change the process is killed. */
const MOMENTS = ['before', 'within', 'after'] as const;

/**
 * Does something as if the process were killed at the nth change of the disk: from then on nothing changes the disk any
 * more, also not what cleans up.
 * @returns whether it was killed; false when there are fewer changes
 */
async function killedAt(count: number, moment: (typeof MOMENTS)[number], act: Act): Promise<boolean> {
  let isDead = false;
  const make = ({ nth, all, half }: Change) => {
    if (nth < count) {
      return all();
    }
    if (!isDead && moment !== 'before') {
      moment === 'within' ? half() : all();
    }
    isDead = true;
    throw new Killed();
  };
  try {
    await changing(make, act);
  } catch (error) {
    if (!isDead) {
      throw error;
    }
  }
  return isDead;
}

/**
 * Does something again and again, each time killed at the next change of the disk, before, within and after it, until
 * it comes to its end.
 * @param begin makes what is there before
 * @param check what holds after each kill
 * @returns at how many changes it was killed
 */
export async function killEverywhere(begin: () => void, act: Act, check: Act): Promise<number> {
  for (let count = 1; ; count += 1) {
    for (const moment of MOMENTS) {
      begin();
      if (!(await killedAt(count, moment, act))) {
        return count - 1;
      }
      await check();
    }
  }
}

/** How a disk refuses: what is full still removes and renames; what is read-only does nothing. */
export type Refusal = 'ENOSPC' | 'EROFS' | 'EACCES';

/**
 * Does something while the disk refuses from the nth change on.
 * @returns what was thrown; undefined when there are fewer changes
 */
async function refusedAt(count: number, code: Refusal, act: Act): Promise<{ readonly thrown: unknown } | undefined> {
  let isRefused = false;
  const make = ({ name, nth, all, half }: Change) => {
    if (nth < count || (code === 'ENOSPC' && FREES.test(name))) {
      return all();
    }
    if (code === 'ENOSPC') {
      half();
    }
    isRefused = true;
    throw Object.assign(new Error(`${code}: the disk refuses, ${name}`), { code });
  };
  try {
    await changing(make, act);
  } catch (thrown) {
    if (isRefused) {
      return { thrown };
    }
    throw thrown;
  }
  return isRefused ? { thrown: undefined } : undefined;
}

/**
 * Does something again and again, the disk refusing from one change later each time, until it comes to its end.
 * @param check what holds after each refusal
 * @returns how often it was refused
 */
export async function refuseEverywhere(
  code: Refusal,
  begin: () => void,
  act: Act,
  check: (thrown: unknown) => unknown,
): Promise<number> {
  for (let count = 1; ; count += 1) {
    begin();
    const refused = await refusedAt(count, code, act);
    if (refused === undefined) {
      return count - 1;
    }
    await check(refused.thrown);
  }
}
