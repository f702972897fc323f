import { causeOf, isRestart } from './cause';
import { digestOf } from './digest';
import type { Revision } from './history';
import { workloadName } from './name';
import type { Recording } from './record';

/** Something that people should look at, although it stops nothing. */
export interface Warning {
  readonly code: 'left-over-cause' | 'held' | 'code-moved-on';
  readonly message: string;
}

/** What is odd about what is recorded. */
export function warningsOf(recording: Recording, current: Revision): readonly Warning[] {
  return recording.life.desired.hold === undefined ? leftOver(recording, current) : held(recording, current);
}

function leftOver({ code, life, wanted, prop }: Recording, current: Revision): readonly Warning[] {
  const { kind } = code.workload;
  const [newest] = life.made;
  const isNew = newest !== undefined && newest.digest !== current.digest;
  if (!isNew || prop === undefined || prop !== newest.cause || isRestart(kind, newest, wanted, code.minor)) {
    return [];
  }
  const change = causeOf(kind, newest, wanted, code.minor);
  const message = `${workloadName(code.workload)}: the change cause ${JSON.stringify(prop)} is left over from revision ${newest.number}; this is: ${change}`;
  return [{ code: 'left-over-cause', message }];
}

/** While a hold lasts, the code is not what runs: everybody who synthesizes should know. */
function held({ code, life, written }: Recording, current: Revision): readonly Warning[] {
  const { workload, minor } = code;
  const name = workloadName(workload);
  const release = `cdk8s-rollout release ${workload.kind.toLowerCase()}/${workload.name}`;
  const digest = digestOf(workload.kind, written.template, minor);
  const at = `${name} is held at revision ${current.number}`;
  if (digest === digestOf(workload.kind, current.template, minor)) {
    return [{ code: 'held', message: `${at}, and the code says the same: end the hold with ${release}` }];
  }
  const undone = life.made.find((revision) => revision.digest !== current.digest);
  if (undone !== undefined && digest === digestOf(workload.kind, undone.template, minor)) {
    return [{ code: 'held', message: `${at}: the code is not rendered until ${release}` }];
  }
  const change = causeOf(workload.kind, current, written, minor);
  const message = `${at}, and the code has moved on (${change}): it is not rendered until ${release}`;
  return [{ code: 'code-moved-on', message }];
}
