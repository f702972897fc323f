import { visibleRevisions } from '../../../lib/history';
import type { Output } from '../../control-plane/kubectl';
import type { Namespace } from '../../control-plane/namespace';
import type { Called } from '../call';
import type { Code, Subject } from './code';
import { WalkRepository } from './repository';
import { chooseStep, nameOf, type Step } from './steps';
import { Theirs } from './theirs';

const WORKLOADS = ['Deployment', 'StatefulSet', 'Deployment', 'DaemonSet'] as const;
const GROUPS = 4;

/** One workload that is taken through random steps: with our commands, and with kubectl's own verbs on a second one. */
export class Walk {
  readonly subject: Subject;
  readonly repository: WalkRepository;
  readonly theirs: Theirs;

  /** What was done, for messages. */
  readonly trail: string[] = [];

  /** Every code that was there, newest last. */
  private readonly codes: Code[];
  private readonly hasCauses: boolean;

  /** There was an undo: from then on our causes tell of it, where kubectl's are those of another revision. */
  wasUndone = false;

  constructor(
    readonly index: number,
    theirs: Namespace,
    private readonly next: () => number,
  ) {
    const kind = WORKLOADS[index % WORKLOADS.length] ?? 'Deployment';
    this.subject = { kind, name: `${kind.toLowerCase()}-${index}`, group: `group-${index % GROUPS}` };
    this.hasCauses = next() < 0.6;
    const first = { image: 0, level: 0, sidecar: false, config: 0, replicas: 2, limit: 2 + Math.floor(next() * 6) };
    const code = this.hasCauses ? { ...first, cause: 'change 0' } : first;
    this.codes = [code];
    this.repository = new WalkRepository(this.subject, code);
    this.theirs = new Theirs(theirs, this.subject);
  }

  get name(): string {
    return this.subject.name;
  }

  /** Whether kubectl's cause of each revision is ours, but for the words of an undo. */
  get causesAgree(): boolean {
    return this.hasCauses && (this.subject.kind === 'Deployment' || !this.wasUndone);
  }

  async begin(): Promise<void> {
    this.repository.synth();
    this.repository.commit('start');
    await this.theirs.create(this.repository.code);
  }

  /** Takes one step on both sides, and commits it on ours. */
  async step(number: number): Promise<void> {
    const history = this.repository.history();
    const step = chooseStep({
      next: this.next,
      number,
      code: this.repository.code,
      codes: this.codes,
      hasCauses: this.hasCauses,
      isHeld: history.desired.hold !== undefined,
      isPaused: history.desired.paused === true,
      numbers: visibleRevisions(history).map((revision) => revision.number),
    });
    this.trail.push(nameOf(step));
    await this.take(step);
    this.repository.commit(nameOf(step));
  }

  private async take(step: Step): Promise<void> {
    switch (step.verb) {
      case 'code': {
        this.repository.code = step.code;
        this.codes.push(step.code);
        this.repository.synth();
        await this.theirs.replace(step.code, this.isHeld());
        return;
      }
      case 'release': {
        expectOk(await this.repository.call(['release']));
        await this.theirs.replace(this.repository.code, false);
        return;
      }
      case 'undo': {
        const flag = `--to-revision=${step.toRevision}`;
        const theirs = await this.theirs.rollout('undo', flag);
        this.same(await this.repository.call(['undo', flag]), theirs);
        this.wasUndone = this.wasUndone || theirs.stdout.includes('rolled back');
        return;
      }
      case 'restart': {
        const { output, at } = await this.theirs.restart();
        const now = at === undefined ? {} : { now: () => new Date(at) };
        this.same(await this.repository.call(['restart'], now), output);
        return;
      }
      default: {
        const theirs = await this.theirs.rollout(step.verb);
        this.same(await this.repository.call([step.verb]), theirs);
      }
    }
  }

  private isHeld(): boolean {
    return this.repository.history().desired.hold !== undefined;
  }

  /** Both said the same: what was done, or why it cannot be. */
  private same(ours: Called, theirs: Output): void {
    const said = theirs.stderr.replace(/^Warning: .*\n/gm, '');
    const walk = this.toString();
    expect({ walk, code: ours.code, out: ours.out, ...(ours.code === 0 ? {} : { err: ours.err }) }).toEqual({
      walk,
      code: theirs.code,
      out: theirs.stdout,
      ...(theirs.code === 0 ? {} : { err: said }),
    });
  }

  toString(): string {
    return `${this.name}: ${this.trail.join(', ')}`;
  }
}

function expectOk({ code, err }: Called): void {
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
}
