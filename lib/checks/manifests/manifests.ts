import { compareTexts } from '../../kubernetes/compare-texts';
import { object } from '../../kubernetes/json';
import type { Minor } from '../../kubernetes/minor';
import { selects } from '../../kubernetes/selector';
import { selectorIndex } from '../../kubernetes/selector-index';
import type { JsonObject } from '../../kubernetes/value';
import type { ObjectReference } from '../../plan/object-reference';
import type { PlanManifest } from '../../plan/pair';
import { scalerOf } from '../../plan/workload-plan/scaler';
import { hasGivenLabels, templateLabels } from './controller-labels';
import { isHelmTest } from './hooks';
import { Member, placeOf } from './member';
import { Service } from './service';
import { templatePath, Workload } from './workload';

/** Objects, by place, kind and name. */
export interface Listed {
  /** All kinds of them. */
  readonly members: readonly Member[];

  /** What makes pods; not those that only `helm test` makes. */
  readonly workloads: readonly Workload[];

  /** The Services. */
  readonly services: readonly Service[];

  /** The objects of a kind, whatever its group, by place and name. */
  ofKind(kind: string): readonly Member[];
}

/**
 * A set of manifests, found by what they are and by what they refer to. What it lists is what is judged, what can be
 * looked up is all. Building it takes linear time.
 */
export interface Manifests extends Listed {
  /** All objects, for rules that look beside what they judge. */
  readonly all: Listed;

  /** Whether findings are wanted of an object. */
  isJudged(object: ObjectReference): boolean;

  /** Those of them that stand in one place. */
  inPlace(place: string, kind: string): readonly Member[];

  /** The object of a kind and name in a place. */
  named(place: string, kind: string, name: string): Member | undefined;

  /** All objects of a place. */
  membersIn(place: string): readonly Member[];

  /** The workloads of a place. */
  workloadsIn(place: string): readonly Workload[];

  /**
   * The other places that may be the same: what names no namespace goes where it is applied, and may find there what
   * names one.
   */
  placesLike(place: string): readonly string[];

  /** What a finding is about. */
  find(reference: ObjectReference): Member | undefined;
}

/**
 * Indexes manifests. Their order does not count: they stand by target, namespace, kind and name.
 * @param isJudged which objects findings are wanted of; by default all
 */
export function indexManifests(
  manifests: readonly PlanManifest[],
  minor: Minor,
  isJudged?: (object: ObjectReference) => boolean,
): Manifests {
  const members = manifests.map((manifest) => new Member(manifest, minor)).sort(compare);
  const byKind = grouped(members, ({ kind }) => kind);
  const byPlace = grouped(members, ({ place, kind }) => key(place, kind));
  const byPlaceAlone = grouped(members, ({ place }) => place);
  const placesOf = grouped([...byPlaceAlone.keys()], (place) => place.split('\u0000')[0] ?? '');
  const byName = new Map(members.map((member) => [key(member.place, member.kind, member.name), member]));
  const ofKind = (kind: string) => byKind.get(kind) ?? [];
  const services = ofKind('Service')
    .filter(({ object: { apiVersion } }) => apiVersion === 'v1')
    .map((member) => new Service(member));
  const workloads = workloadsOf(members, ofKind('HorizontalPodAutoscaler'), ofKind('ScaledObject'));
  connect(workloads, services, ofKind('PodDisruptionBudget'));
  const workloadsByPlace = grouped(workloads, ({ member }) => member.place);
  const all: Listed = { members, workloads, services, ofKind };
  return {
    ...(isJudged === undefined ? all : judged(all, ({ reference }) => isJudged(reference))),
    all,
    isJudged: isJudged ?? (() => true),
    inPlace: (place, kind) => byPlace.get(key(place, kind)) ?? [],
    named: (place, kind, name) => byName.get(key(place, kind, name)),
    membersIn: (place) => byPlaceAlone.get(place) ?? [],
    workloadsIn: (place) => workloadsByPlace.get(place) ?? [],
    placesLike: (place) => {
      const [target = '', namespace] = place.split('\u0000');
      const unnamed = placeOf(target, '');
      return namespace === ''
        ? (placesOf.get(target) ?? []).filter((other) => other !== place)
        : byPlaceAlone.has(unnamed)
          ? [unnamed]
          : [];
    },
    find: ({ target, namespace = '', kind, name }) => byName.get(key(placeOf(target, namespace), kind, name)),
  };
}

function judged({ members, workloads, services, ofKind }: Listed, isJudged: (member: Member) => boolean): Listed {
  return {
    members: members.filter(isJudged),
    workloads: workloads.filter(({ member }) => isJudged(member)),
    services: services.filter(({ member }) => isJudged(member)),
    ofKind: (kind) => ofKind(kind).filter(isJudged),
  };
}

function workloadsOf(
  members: readonly Member[],
  autoscalers: readonly Member[],
  scaledObjects: readonly Member[],
): readonly Workload[] {
  const targetOf = ({ place, object: manifest }: Member) =>
    key(place, String(object(manifest, 'spec', 'scaleTargetRef').name));
  const [scaling, scaled] = [grouped(autoscalers, targetOf), grouped(scaledObjects, targetOf)];
  return members.flatMap((member) => {
    const template = templatePath(member);
    if (template === undefined || isHelmTest(member)) {
      return [];
    }
    const at = key(member.place, member.name);
    const objects = (found: readonly Member[] | undefined) => found?.map(({ full }) => full) ?? [];
    const scaler = scalerOf(member.kind, member.name, objects(scaling.get(at)), objects(scaled.get(at)));
    return [new Workload(member, template, scaler)];
  });
}

/** Lets workloads know what selects their pods. */
function connect(workloads: readonly Workload[], services: readonly Service[], budgets: readonly Member[]): void {
  const serving = selectorIndex(
    services
      .filter(({ selector }) => Object.keys(selector).length > 0)
      .map((service) => {
        const matchLabels = templateLabels(service.selector);
        return {
          place: service.member.place,
          labels: matchLabels,
          selects: (labels: JsonObject) => selects({ matchLabels }, labels),
          item: service,
        };
      }),
  );
  const counting = selectorIndex(
    budgets.map((budget) => {
      const { selector } = object(budget.object, 'spec');
      return {
        place: budget.place,
        labels: object(selector, 'matchLabels'),
        selects: (labels: JsonObject) => selects(selector, labels),
        item: budget,
      };
    }),
  );
  for (const workload of workloads) {
    for (const service of serving(workload.member.place, workload.labels)) {
      if (hasGivenLabels(workload, service.selector)) {
        workload.services.push(service);
        service.workloads.push(workload);
      }
    }
    workload.budgets.push(...counting(workload.member.place, workload.labels));
  }
}

function compare(one: Member, other: Member): number {
  return (
    compareTexts(one.place, other.place) ||
    compareTexts(one.kind, other.kind) ||
    compareTexts(one.name, other.name) ||
    compareTexts(one.reference.apiVersion, other.reference.apiVersion)
  );
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const list = found.get(key);
    if (list === undefined) {
      found.set(key, [one]);
    } else {
      list.push(one);
    }
  }
  return found;
}

function key(...parts: readonly string[]): string {
  return parts.join('\u0000');
}
