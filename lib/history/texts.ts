import { isObject, type JsonObject, own } from '../kubernetes/value';
import { printBlock } from '../manifests/yaml/print';
import { NotPlainError, readBlock } from '../manifests/yaml/read';
import { editedByHand } from './error';
import type { Revision } from './history';

/** What is said of a revision beside its template and its config. */
export type Head = Omit<Revision, 'template' | 'config'>;

/** So deep stand the lines of a template in the file of a history, and those of a ConfigMap. */
export const TEMPLATE_INDENT = 6;
export const CONFIG_INDENT = 4;

/** The lines that a revision has in the file of its history: what was read is not printed anew. */
export interface RevisionTexts {
  readonly template: string;

  /** The lines of its ConfigMaps by name. */
  readonly config: ReadonlyMap<string, string>;
}

const TEXTS = new WeakMap<Revision, RevisionTexts>();

/**
 * A revision whose template and config are read only when somebody asks: most never are.
 * @param place the file that it stands in, for messages
 */
export function revisionOf(head: Head, texts: RevisionTexts, place: string): Revision {
  let template: JsonObject | undefined;
  let config: readonly JsonObject[] | undefined;
  const revision: Revision = {
    ...head,
    get template() {
      template ??= read(texts.template, TEMPLATE_INDENT, `the template of revision ${head.number}`, place);
      return template;
    },
    get config() {
      config ??= [...texts.config].map(([name, text]) => read(text, CONFIG_INDENT, `the config ${name}`, place));
      return config;
    },
  };
  TEXTS.set(revision, texts);
  return revision;
}

/** The lines of a revision in the file of its history. */
export function textsOf(revision: Revision): RevisionTexts {
  const known = TEXTS.get(revision) ?? {
    template: printBlock(revision.template, ' '.repeat(TEMPLATE_INDENT)),
    config: new Map(
      revision.config.map((object) => [nameOf(object), printBlock(object, ' '.repeat(CONFIG_INDENT))] as const),
    ),
  };
  TEXTS.set(revision, known);
  return known;
}

/** The lines of each ConfigMap that a revision refers to, once, in the order of the newest that does. */
export function configTexts(revisions: readonly Revision[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const revision of revisions) {
    for (const [name, text] of textsOf(revision).config) {
      if (!texts.has(name)) {
        texts.set(name, text);
      }
    }
  }
  return texts;
}

/** The same template and config under another number, cause or limit. */
export function renumbered(revision: Revision, head: Head): Revision {
  return revisionOf(head, textsOf(revision), 'the history');
}

/** All that is said of a revision beside its template and its config. */
export function headOf({ number, digest, cause, minor, limit, pending, cleanedUp, imported }: Revision): Head {
  return {
    number,
    digest,
    ...(cause === undefined ? {} : { cause }),
    minor,
    limit,
    ...(pending === undefined ? {} : { pending }),
    ...(cleanedUp === undefined ? {} : { cleanedUp }),
    ...(imported === undefined ? {} : { imported }),
  };
}

/** The name of an object; empty where it has none. */
export function nameOf(object: JsonObject): string {
  return String(own(object.metadata, 'name') ?? '');
}

function read(text: string, indent: number, what: string, place: string): JsonObject {
  try {
    const value = readBlock(text, indent);
    if (isObject(value)) {
      return value;
    }
  } catch (error) {
    if (!(error instanceof NotPlainError)) {
      throw error;
    }
  }
  throw editedByHand(`${what} cannot be read`, place);
}
