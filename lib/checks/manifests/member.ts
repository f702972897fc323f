import { type FieldFinding, findFields } from '../../kubernetes/fields/find';
import { valueAt } from '../../kubernetes/json';
import type { Minor } from '../../kubernetes/minor';
import { type Prepared, prepare } from '../../kubernetes/prepare';
import type { Refusal } from '../../kubernetes/validation/errors';
import { verdictOf } from '../../kubernetes/validation/validate';
import type { JsonObject } from '../../kubernetes/value';
import type { ObjectReference, Place } from '../../plan/object-reference';
import { type PlanManifest, referenceTo } from '../../plan/pair';

/** One object of the manifests. What is costly to know is found when it is asked for, once. */
export class Member {
  readonly reference: ObjectReference & Place;

  /** As it is written. */
  readonly object: JsonObject;

  readonly kind: string;

  /** The target and namespace, in which names are unique and selectors select. */
  readonly place: string;

  #prepared: { readonly value: Prepared | undefined } | undefined;
  #refusals: readonly Refusal[] | undefined;
  #fields: readonly FieldFinding[] | undefined;

  constructor(
    manifest: PlanManifest,
    private readonly minor: Minor,
  ) {
    const { object, file, line, target, namespace } = manifest;
    this.object = object;
    this.reference = Object.assign(referenceTo(manifest), file && { file }, line && { line });
    this.kind = this.reference.kind;
    this.place = placeOf(target, namespace);
  }

  get name(): string {
    return this.reference.name;
  }

  /** As the API server would hold it: defaults filled in, what does not fit left out. */
  get full(): JsonObject {
    return this.#prepare()?.draft ?? this.object;
  }

  /** What the API server would refuse of it when it is created. */
  get refusals(): readonly Refusal[] {
    const prepared = this.#prepare();
    this.#refusals ??= prepared === undefined ? [] : verdictOf(prepared, this.minor, undefined).refusals;
    return this.#refusals;
  }

  /** Its fields that the server does not know or drops. */
  get fields(): readonly FieldFinding[] {
    const isStrange = this.#prepare()?.hasStrangeFields === true;
    this.#fields ??= isStrange ? findFields(this.object, this.minor) : [];
    return this.#fields;
  }

  /** An annotation of its metadata. */
  annotation(key: string): string | undefined {
    const value = valueAt(this.object, 'metadata', 'annotations', key);
    return typeof value === 'string' ? value : undefined;
  }

  #prepare(): Prepared | undefined {
    this.#prepared ??= { value: prepare(this.object, this.minor) };
    return this.#prepared.value;
  }
}

/** A target and namespace as one key. */
export function placeOf(target: string, namespace: string): string {
  return `${target}\u0000${namespace}`;
}
