import { Buffer } from 'node:buffer';
import { basename } from 'node:path';
import { filesIn, readBytes } from '../files/read';
import type { Problem } from './error';

/** Where the data of a ConfigMap come from. */
export interface ConfigSources {
  /**
   * Text by key.
   * @default - none
   */
  readonly data?: Readonly<Record<string, string>>;

  /**
   * Bytes by key, or their base64.
   * @default - none
   */
  readonly binaryData?: Readonly<Record<string, string | Uint8Array>>;

  /**
   * Files, as paths (the key is the file's name) or by key. One that is not UTF-8 becomes binary data, as with kubectl.
   * @default - none
   */
  readonly files?: readonly string[] | Readonly<Record<string, string>>;

  /**
   * Folders of which each file is taken, but not what lies in folders below, as with kubectl.
   * @default - none
   */
  readonly directories?: readonly string[];
}

/** The data of a ConfigMap, and what is wrong with them. */
export interface ConfigData {
  readonly data: Readonly<Record<string, string>>;

  /** As base64. */
  readonly binaryData: Readonly<Record<string, string>>;

  readonly problems: readonly Problem[];
}

const KEY = /^[-._a-zA-Z0-9]{1,253}$/;
const MOST_BYTES = 1024 * 1024;

/**
 * Gathers the data of a ConfigMap.
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object
 */
export function gather(sources: ConfigSources): ConfigData {
  const gathering = new Gathering();
  for (const [key, text] of Object.entries(sources.data ?? {})) {
    gathering.text(key, text);
  }
  for (const [key, bytes] of Object.entries(sources.binaryData ?? {})) {
    gathering.binary(key, bytes);
  }
  const { files = [] } = sources;
  const pairs = Array.isArray(files)
    ? files.map((path): [string, string] => [basename(path), path])
    : Object.entries(files);
  for (const [key, path] of pairs) {
    gathering.file(key, path);
  }
  for (const folder of sources.directories ?? []) {
    gathering.folder(folder);
  }
  return gathering.done();
}

class Gathering {
  private readonly data: Record<string, string> = {};
  private readonly binaryData: Record<string, string> = {};
  private readonly problems: Problem[] = [];
  private readonly seen = new Set<string>();
  private bytes = 0;

  text(key: string, text: string): void {
    if (typeof text !== 'string') {
      this.problems.push({ message: `data "${key}" is no text`, value: text, allowed: 'a string', fix: 'quote it' });
    } else if (/\p{Surrogate}/u.test(text)) {
      this.problems.push({
        message: `data "${key}" holds half of a surrogate pair`,
        fix: 'put bytes into `binaryData`',
      });
    } else if (this.take(key, Buffer.byteLength(text))) {
      this.data[key] = text;
    }
  }

  binary(key: string, bytes: string | Uint8Array): void {
    const buffer = typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : Buffer.from(bytes);
    const base64 = buffer.toString('base64');
    if (typeof bytes === 'string' && base64 !== bytes) {
      const fix = 'give a Uint8Array (a Buffer), or its base64 with padding and without line breaks';
      this.problems.push({ message: `binaryData "${key}" is no base64`, value: bytes, fix });
    } else if (this.take(key, buffer.length)) {
      this.binaryData[key] = base64;
    }
  }

  file(key: string, path: string): void {
    const bytes = this.attempt(path, () => readBytes(path));
    if (bytes) {
      const text = Buffer.from(bytes).toString('utf8');
      if (Buffer.from(text, 'utf8').equals(bytes)) {
        this.text(key, text);
      } else {
        this.binary(key, bytes);
      }
    }
  }

  folder(folder: string): void {
    for (const [name, path] of this.attempt(folder, () => filesIn(folder)) ?? []) {
      this.file(name, path);
    }
  }

  done(): ConfigData {
    if (this.bytes > MOST_BYTES) {
      this.problems.push({
        message: 'the data are too large',
        value: `${this.bytes} bytes`,
        allowed: `at most ${MOST_BYTES} bytes of values in a ConfigMap`,
        fix: 'split it into several, or put large files into the image or a volume',
      });
    }
    return { data: this.data, binaryData: this.binaryData, problems: this.problems };
  }

  private attempt<T>(path: string, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      const fix = 'paths are relative to the folder in which the app runs';
      this.problems.push({ message: `cannot be read: ${(error as Error).message}`, value: path, fix });
      return undefined;
    }
  }

  private take(key: string, bytes: number): boolean {
    this.bytes += bytes;
    const allowed = 'letters, digits, "-", "_" and ".", at most 253, not starting with ".." and not "."';
    if (!KEY.test(key) || key === '.' || key.startsWith('..')) {
      this.problems.push({ message: 'this key is not allowed in a ConfigMap', value: key, allowed });
    } else if (this.seen.has(key)) {
      const fix = 'leave one out: data, binaryData, files and folders share their keys';
      this.problems.push({ message: 'a key stands twice', value: key, allowed: 'each key once', fix });
    } else if (key in Object.prototype) {
      this.problems.push({
        message: 'cdk8s-plus cannot hold this key',
        value: key,
        fix: 'mount another key by this path',
      });
    } else {
      this.seen.add(key);
      return true;
    }
    return false;
  }
}
