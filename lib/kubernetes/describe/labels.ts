import { byteLength } from '../byte-length';
import { firstBytes, sortedEntries } from './go-text';
import type { Writer } from './writer';

type Texts = Readonly<Record<string, string>>;

/** Longer annotations stand below their name, cut. */
const LONGEST = 140;

/** Left out of all that kubectl describes. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Labels, node selectors and the like, a line each. */
export function describeLabels(title: string, labels: Texts, writer: Writer): void {
  writer.write(0, `${title}:\t`);
  const entries = sortedEntries(labels);
  if (entries.length === 0) {
    writer.write(0, '<none>\n');
  }
  for (const [index, [key, value]] of entries.entries()) {
    if (index > 0) {
      writer.write(0, '');
      writer.write(0, '\t');
    }
    writer.write(0, `${key}=${value}\n`);
  }
}

export function describeAnnotations(title: string, annotations: Texts, writer: Writer): void {
  writer.write(0, `${title}:\t`);
  const entries = sortedEntries(annotations).filter(([key]) => key !== LAST_APPLIED);
  if (entries.length === 0) {
    writer.write(0, '<none>\n');
  }
  for (const [index, [key, written]] of entries.entries()) {
    if (index > 0) {
      writer.write(0, '\t');
    }
    const value = written.replace(/\n$/, '');
    if (byteLength(value) + byteLength(key) + 2 <= LONGEST && !value.includes('\n')) {
      writer.write(0, `${key}: ${value}\n`);
      continue;
    }
    writer.write(0, `${key}:\n`);
    for (const line of value.split('\n')) {
      writer.write(0, `\t  ${shortened(line, LONGEST - 2)}\n`);
    }
  }
}

/** The attributes of a CSI volume. */
export function describeAttributes(attributes: Texts, writer: Writer): void {
  writer.write(2, 'VolumeAttributes:\t');
  const entries = sortedEntries(attributes);
  if (entries.length === 0) {
    writer.write(0, '<none>\n');
  }
  for (const [index, [key, value]] of entries.entries()) {
    if (index > 0) {
      writer.write(2, '');
      writer.write(2, '\t');
    }
    writer.write(2, `${shortened(`${key}=${value}`, LONGEST)}\n`);
  }
}

function shortened(text: string, bytes: number): string {
  return byteLength(text) > bytes ? `${firstBytes(text, bytes)}...` : text;
}
