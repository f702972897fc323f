/** The paths at which two JSON values differ, `.spec.replicas`. */
export function differingPaths(said: unknown, live: unknown, path = ''): readonly string[] {
  if (typeof said === 'object' && typeof live === 'object' && said !== null && live !== null) {
    const keys = new Set([...Object.keys(said), ...Object.keys(live)]);
    const at = (value: object, key: string): unknown => (value as Readonly<Record<string, unknown>>)[key];
    return [...keys].flatMap((key) => differingPaths(at(said, key), at(live, key), `${path}.${key}`));
  }
  return said === live ? [] : [path];
}
