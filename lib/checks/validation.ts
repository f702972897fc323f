import { parseMinor } from '../kubernetes/minor';
import { isObject, type JsonObject, own } from '../kubernetes/value';
import { identityOf } from '../manifests/identity';
import type { PlanManifest } from '../plan/pair';
import type { Check } from './check';
import { type Finding, SEVERITIES, type Severity } from './finding';
import { indexManifests } from './manifests/manifests';
import { nearest } from './nearest';
import { CHECK_IDS, CHECKS } from './registry';
import { runChecks } from './run';

/** What stands under `properties` of the validation in cdk8s.yaml. */
export interface RolloutChecksProperties {
  /**
   * The cluster's Kubernetes minor.
   * @default '1.36'
   */
  readonly kubernetes?: string;

  /**
   * From which severity on a finding fails the synthesis.
   * @default 'error'
   */
  readonly failOn?: Severity | 'none';

  /**
   * Only these checks.
   * @default - all
   */
  readonly only?: readonly string[];

  /**
   * All but these checks.
   * @default - none
   */
  readonly skip?: readonly string[];
}

/** What cdk8s-cli hands to a plugin, as far as it is used. */
export interface ValidationContext {
  /** The files that were written. */
  readonly manifests: readonly string[];

  /** The objects of one of them. */
  parseManifest(path: string): readonly unknown[];

  /** What takes the findings. */
  readonly report: {
    addViolation(violation: {
      readonly ruleName: string;
      readonly recommendation: string;
      readonly fix: string;
      readonly violatingResources: readonly {
        readonly resourceName: string;
        readonly locations: readonly string[];
        readonly manifestPath: string;
      }[];
    }): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
  };
}

const DEFAULT_MINOR = '1.36';

/** The checks as a validation plugin of cdk8s-cli, for apps that do not use the constructs of this package. */
export class RolloutChecks {
  private readonly minor;
  private readonly failOn: Severity | 'none';
  private readonly checks: readonly Check[];

  /** @throws Error for a property that is not known, or has a value that is not */
  constructor(properties: RolloutChecksProperties = {}) {
    const { kubernetes = DEFAULT_MINOR, failOn = 'error', only, skip = [] } = properties;
    Object.keys(properties).forEach((key) => {
      assertKnown('property', key, ['kubernetes', 'failOn', 'only', 'skip']);
    });
    [...listOf('only', only ?? []), ...listOf('skip', skip)].forEach((id) => {
      assertKnown('check', id, [...CHECK_IDS]);
    });
    assertKnown('severity', failOn, [...SEVERITIES, 'none']);
    // YAML reads 1.30 as a number, of which the zero is lost.
    if (typeof kubernetes !== 'string') {
      throw new Error(`kubernetes: ${kubernetes} is a number: put it into quotes, as '${DEFAULT_MINOR}'`);
    }
    this.minor = parseMinor(kubernetes);
    this.failOn = failOn;
    this.checks = CHECKS.filter(({ id }) => (only === undefined || only.includes(id)) && !skip.includes(id));
  }

  /** Judges what was synthesized, and reports each finding with its file and object. */
  async validate({ manifests, parseManifest, report }: ValidationContext): Promise<void> {
    const all = manifests.flatMap((file) =>
      parseManifest(file)
        .filter(isObject)
        .map((object) => placed(object, file)),
    );
    const head = indexManifests(unique(all), this.minor);
    const { findings } = runChecks({ minor: this.minor, head, ids: CHECK_IDS }, { checks: this.checks });
    for (const { id, severity, object, file = '', path, message, fix } of findings) {
      report.addViolation({
        ruleName: `${id} (${severity})`,
        recommendation: `${object.kind} ${object.name}: ${message}`,
        fix: fix ?? `cdk8s-rollout explain ${id}`,
        violatingResources: [
          { resourceName: object.name, locations: path === undefined ? [] : [path], manifestPath: file },
        ],
      });
    }
    report.submit(this.isFailed(findings) ? 'failure' : 'success', { kubernetes: this.minor });
  }

  private isFailed(findings: readonly Finding[]): boolean {
    const grave = this.failOn === 'none' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(this.failOn) + 1);
    return findings.some(({ severity }) => grave.includes(severity));
  }
}

function placed(object: JsonObject, file: string): PlanManifest {
  return { object, file, target: 'default', namespace: identityOf(object).namespace };
}

/** Where charts for several clusters have the same objects, each file is a target of its own. */
function unique(all: readonly PlanManifest[]): readonly PlanManifest[] {
  const named = all.filter(({ object }) => typeof own(own(object, 'metadata'), 'name') === 'string');
  const keys = new Set(named.map(({ object }) => JSON.stringify(identityOf(object))));
  return keys.size === named.length ? named : named.map((manifest) => ({ ...manifest, target: manifest.file ?? '' }));
}

function listOf(key: string, value: unknown): readonly string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new Error(`${key}: a list of checks is wanted, found ${JSON.stringify(value)}`);
  }
  return value;
}

function assertKnown(what: string, word: unknown, known: readonly string[]): void {
  if (!known.includes(String(word))) {
    const near = nearest(String(word), known);
    throw new Error(
      `there is no ${what} ${JSON.stringify(word)}${near === undefined ? '' : `: did you mean ${near}?`}`,
    );
  }
}
