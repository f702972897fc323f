import { Yaml } from 'cdk8s';
import { isCollection, type Scalars, writeBlock } from '../../manifests/yaml/write';
import { keyText, scalarText } from './yaml-scalar';

const SCALARS: Scalars = { scalar: scalarText, key: keyText };

/**
 * The bytes of cdk8s's `Yaml.stringify`, which it writes itself for plain JSON, some thirty times as fast. Whatever is
 * not plain goes to cdk8s: shared and circular references, classes, undefined, multi-line keys, text whose line ends
 * need care.
 */
export function stringify(...documents: readonly unknown[]): string {
  return documents
    .map((document) => (isCollection(document) ? writeBlock(document, SCALARS) : undefined) ?? Yaml.stringify(document))
    .join('---\n');
}
