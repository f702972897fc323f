import { ApiObject, Chart, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import { type AppOptions, setOptions } from '../../lib/constructs/app-options';

/** A chart in an app of cdk8s itself, with the options of ours. */
export function chartWith(options: Partial<AppOptions> = {}): Chart {
  const app = Testing.app();
  setOptions(app, { kubernetes: '1.36', ...options });
  return new Chart(app, 'chart');
}

/** The one object that a construct renders to. */
export function rendered(construct: Construct): object {
  return ApiObject.of(construct).toJson();
}

/** The value at a place of the rendered object: `renderedAt(deployment, 'spec.template.spec.containers.0')`. */
export function renderedAt(construct: Construct, place: string): unknown {
  return place
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], rendered(construct));
}

/** What is said when a construct is rendered. */
export function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}
