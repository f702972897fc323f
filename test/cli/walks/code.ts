import { Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import {
  App,
  type AppProps,
  ConfigMap,
  DaemonSet,
  type DaemonSetProps,
  Deployment,
  EnvValue,
  StatefulSet,
} from '../../../lib';
import type { WorkloadKind } from '../../../lib/history';
import type { JsonObject } from '../../../lib/kubernetes/value';

/** What the code of a walk says; a revision is one template and one config. */
export interface Code {
  readonly image: number;
  readonly level: number;

  /** A second container beside the first. */
  readonly sidecar: boolean;
  readonly config: number;
  readonly replicas: number;
  readonly limit: number;
  readonly cause?: string;
}

/** Which workload a walk is about. */
export interface Subject {
  readonly kind: WorkloadKind;
  readonly name: string;

  /** Stands on all its objects, so that `kubectl apply --prune` knows them. */
  readonly group: string;
}

/** The app of a walk: a workload with a versioned config. */
export function createApp({ kind, name, group }: Subject, code: Code, props: AppProps): App {
  const app = new App(props);
  const chart = new Chart(app, name, { labels: { walk: group } });
  const config = new ConfigMap(chart, 'Config', {
    name: `${name}-config`,
    data: { 'app.conf': `value ${code.config}\nlevel ${code.config % 2}\n` },
  });
  const image = (version: number) => `registry.example.com/app:1.${version}`;
  const common = {
    name,
    revisionHistoryLimit: code.limit,
    ...(code.cause === undefined ? {} : { changeCause: code.cause }),
    containers: [
      {
        name: 'app',
        image: image(code.image),
        portNumber: 8080,
        envVariables: { LEVEL: EnvValue.fromValue(String(code.level)) },
        volumeMounts: [{ path: '/etc/app', volume: config.asVolume() }],
      },
      ...(code.sidecar ? [{ name: 'log', image: image(0), portNumber: 9090 }] : []),
    ],
  } satisfies DaemonSetProps;
  switch (kind) {
    case 'Deployment':
      new Deployment(chart, 'Workload', { ...common, replicas: code.replicas });
      break;
    case 'StatefulSet':
      new StatefulSet(chart, 'Workload', { ...common, replicas: code.replicas });
      break;
    case 'DaemonSet':
      new DaemonSet(chart, 'Workload', common);
  }
  return app;
}

/** What the code alone renders, without a history. */
export function renderedObjects(subject: Subject, code: Code): readonly JsonObject[] {
  const yaml = createApp(subject, code, { history: false }).synthYaml();
  return parseAllDocuments(yaml).map((document) => document.toJS() as JsonObject);
}
