import type { GoType } from './type';

/** A type as Go prints it: `v1.PodSpec`, `[]v1.Container`, `map[string]string`. */
export function goName(type: GoType): string {
  switch (type.kind) {
    case 'pointer':
      return `*${goName(type.of)}`;
    case 'slice':
      return type.of.kind === 'basic' && type.of.name === 'byte' ? '[]uint8' : `[]${goName(type.of)}`;
    case 'map':
      return `map[${goName(type.key)}]${goName(type.of)}`;
    case 'basic':
      return type.name;
    case 'named':
      return goPackage(type.name);
  }
}

const PACKAGES: Readonly<Record<string, string>> = {
  autoscaling: 'v2',
  resource: 'resource',
  intstr: 'intstr',
  types: 'types',
};

function goPackage(name: string): string {
  const [short = '', type = ''] = name.split('.');
  return `${PACKAGES[short] ?? 'v1'}.${type}`;
}
