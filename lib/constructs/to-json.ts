import { type ApiObject, JsonPatch } from 'cdk8s';
import { compatibilityOf } from './app-options';
import { type Problem, RolloutError } from './error';
import { ownerPath } from './owner';

/** A place in an object: keys and list indices. */
export type Path = readonly (string | number)[];

/** What is done to an object once cdk8s-plus has rendered it. */
export interface Finishing {
  /** What the API server would refuse of the object, or drop without a word. */
  readonly problems: (json: object) => readonly Problem[];

  /**
   * Values that the generated code of cdk8s-plus-27 does not know and drops, by their place.
   * @default - none
   */
  readonly extras?: () => ReadonlyMap<Path, unknown>;
}

/**
 * Lets an object render what cdk8s-plus cannot say: the one place where fields are merged.
 *
 * The user's JsonPatches come after that. In cdk8s-plus they come before its generated code, which drops what it does
 * not know; with `compatibility: "cdk8s-plus"` they stay there.
 *
 * @throws RolloutError from `apiObject.toJson()`, with all that is wrong with the object
 */
export function finish(apiObject: ApiObject, { problems, extras }: Finishing): void {
  const patchFirst = compatibilityOf(apiObject) === 'cdk8s-plus';
  const render = apiObject.toJson.bind(apiObject);
  apiObject.toJson = () => {
    const patches = patchFirst ? [] : takePatches(apiObject);
    let json: object;
    try {
      json = render();
    } finally {
      apiObject.addJsonPatch(...patches);
    }
    for (const [path, value] of extras?.() ?? []) {
      insert(json, path, value);
    }
    const patched = applyPatches(json, patches, apiObject);
    const found = problems(patched);
    if (found.length > 0) {
      throw new RolloutError(found.map((problem) => ({ path: ownerPath(apiObject), ...problem })));
    }
    return patched;
  };
}

function takePatches(apiObject: ApiObject): JsonPatch[] {
  const { patches } = apiObject as unknown as { patches: JsonPatch[] };
  return patches.splice(0);
}

function applyPatches(json: object, patches: readonly JsonPatch[], apiObject: ApiObject): object {
  try {
    return patches.length > 0 ? JsonPatch.apply(json, ...patches) : json;
  } catch (error) {
    throw new RolloutError([
      { path: ownerPath(apiObject), message: `a JSON patch cannot be applied: ${(error as Error).message}` },
    ]);
  }
}

/** Sets a value at a place, making objects on the way; keys stay in order, for reviews and for equal bytes. */
function insert(root: object, path: Path, value: unknown): void {
  let at = root as Record<string | number, unknown>;
  path.slice(0, -1).forEach((key, index) => {
    if (typeof at[key] !== 'object' || at[key] === null) {
      set(at, key, typeof path[index + 1] === 'number' ? [] : {});
    }
    at = at[key] as Record<string | number, unknown>;
  });
  set(at, path.at(-1) as string | number, value);
}

function set(object: Record<string | number, unknown>, key: string | number, value: unknown): void {
  const later = Array.isArray(object) ? [] : Object.keys(object).filter((other) => other > String(key));
  object[key] = value;
  for (const other of later) {
    const moved = object[other];
    delete object[other];
    object[other] = moved;
  }
}
