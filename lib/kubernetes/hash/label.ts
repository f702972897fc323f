import { child, type Draft } from '../decode/draft';

/** A template without the label that the Deployment controller puts on those of its ReplicaSets. */
export function withoutHashLabel(template: Draft): Draft {
  const metadata = child(template, 'metadata');
  const labels = child(metadata ?? {}, 'labels');
  if (labels?.['pod-template-hash'] === undefined) {
    return template;
  }
  const { 'pod-template-hash': _, ...others } = labels;
  return { ...template, metadata: { ...metadata, labels: others } };
}
