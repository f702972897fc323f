/** One step into an object: a key, or the index of a list. */
export type Step = string | number;

/** A key that Kubernetes writes without brackets. */
const PLAIN = /^[^.[\]]+$/;

/** A path as the API server writes it: `spec.template.spec.containers[0].image`, `metadata.labels[app/name]`. */
export function formatPath(steps: readonly Step[]): string {
  let text = '';
  for (const step of steps) {
    if (typeof step === 'number') {
      text += `[${step}]`;
    } else if (PLAIN.test(step)) {
      text += text === '' ? step : `.${step}`;
    } else {
      text += `[${step}]`;
    }
  }
  return text;
}
