import { ApiObject } from 'cdk8s';
import { Secret as PlusSecret, type SecretProps as PlusSecretProps } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { compatibilityOf } from './app-options';
import type { Problem } from './error';
import { named } from './named';
import { finish } from './to-json';

/** Props of a {@link Secret}. */
export interface SecretProps extends PlusSecretProps {
  /**
   * The object's name in the cluster; a version in it (`db-password-v2`) is how a workload rolls to new data.
   * @default - `metadata.name`; one of the two is needed, except with `compatibility: "cdk8s-plus"`
   */
  readonly name?: string;

  /**
   * The data may stand in the code and in the committed YAML, where everybody with the repository reads them.
   * @default false, but true with `compatibility: "cdk8s-plus"`
   */
  readonly literalData?: boolean;
}

/**
 * A Secret whose data come from elsewhere: with data in the code it is refused, unless `literalData` allows it.
 *
 * To refer to one that something else makes (an operator, a person), use `Secret.fromSecretName`.
 *
 * @throws RolloutError without a name; at synthesis when there are data and `literalData` is not set
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
export class Secret extends PlusSecret {
  constructor(scope: Construct, id: string, props: SecretProps = {}) {
    super(scope, id, named(scope, id, props, { subdomain: true, longest: 253, because: 'names have at most 253' }));
    const allowed = props.literalData ?? compatibilityOf(scope) === 'cdk8s-plus';
    finish(ApiObject.of(this), {
      problems: (json) => (allowed ? [] : literalDataProblems(json)),
    });
  }

  /** The name in the cluster. */
  override get resourceName(): string {
    return this.name;
  }
}

function literalDataProblems(json: object): readonly Problem[] {
  const { data = {}, stringData = {} } = json as { readonly data?: object; readonly stringData?: object };
  const keys = [...Object.keys(data), ...Object.keys(stringData)];
  // The values are left out of the message: it ends up in logs.
  return keys.length === 0
    ? []
    : [
        {
          message: `a Secret has literal data (${keys.join(', ')}), which would be committed for everybody to read`,
          allowed: 'no data',
          fix: 'refer to a Secret made elsewhere with `Secret.fromSecretName`, or set `literalData: true`',
        },
      ];
}
