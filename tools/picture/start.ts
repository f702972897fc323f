import { readFileSync } from 'node:fs';

/** Where what runs before stands, and what main.ts gives. */
export const START = { base: 'examples/start/ngx.k8s.yaml', head: 'dist/ngx.k8s.yaml' } as const;

/** In what the version before differs. */
const BEFORE = [
  ['nginx:1.22-alpine', 'nginx:1.21-alpine'],
  ['update to v2, ngx=1.22', 'v1, ngx=1.21'],
] as const;

/** The manifests of the version before that of main.ts: the plan at the start of the README begins with them. */
export function startManifests(): string {
  return BEFORE.reduce(
    (text, [now, before]) => {
      if (text.split(now).length !== 2) {
        throw new Error(`${START.head} must have ${now} once`);
      }
      return text.replace(now, before);
    },
    readFileSync(START.head, 'utf8'),
  );
}
