import { once } from '../kubernetes/once';

/** An object some of whose fields are found when somebody asks for them, each once. */
export function lazily<Known extends object, Late extends object>(
  known: Known,
  late: { readonly [Key in keyof Late]: () => Late[Key] },
): Known & Late {
  for (const [key, find] of Object.entries<() => unknown>(late)) {
    Object.defineProperty(known, key, { get: once(find), enumerable: true });
  }
  return known as Known & Late;
}
