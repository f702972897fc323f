import { goJson } from '../../kubernetes/go-json';
import { documentNodes } from '../full';
import { parseManifests } from '../parse';
import { type Edit, edited } from './edit';
import { splicesOf } from './field';
import { manifestNodes } from './nodes';
import { aliasedNodes, touches } from './shared';
import { spliced, UNKEPT, UneditableError } from './splice';
import { layoutOf } from './written';

/** What one manifest of a text is to become. */
export interface ManifestEdits {
  /** Which of the text's manifests, from 0, in the order in which they are read. */
  readonly index: number;
  readonly edits: readonly Edit[];
}

/** A text after edits, and those that it was left without. */
export interface EditedText {
  readonly text: string;
  readonly left: readonly { readonly of: ManifestEdits; readonly why: string }[];
}

/**
 * Changes fields of the manifests of a YAML or JSON text, and no line beside them. The new text is read again: edits
 * that would say anything else than they should, such as of what is shared by an anchor, are left out.
 * @param file the name for messages
 * @throws ManifestError for text that holds no manifests
 */
export function editManifests(text: string, file: string, wanted: readonly ManifestEdits[]): EditedText {
  const all = attempt(text, file, wanted);
  if (typeof all === 'string') {
    return { text: all, left: [] };
  }
  const left: EditedText['left'][number][] = [];
  let now = text;
  for (const of of wanted) {
    const one = attempt(now, file, [of]);
    if (typeof one === 'string') {
      now = one;
    } else {
      left.push({ of, why: one.message });
    }
  }
  return { text: now, left };
}

/** The text with all of the edits, or why it cannot have them. */
function attempt(text: string, file: string, wanted: readonly ManifestEdits[]): string | UneditableError {
  try {
    const documents = documentNodes(text);
    const roots = manifestNodes(documents);
    const layout = layoutOf(text);
    const splices = wanted.flatMap(({ index, edits }) =>
      edits.flatMap((edit) => splicesOf(roots[index], edit, layout)),
    );
    const next = spliced(text, splices);
    if (says(next, file, wanted, text)) {
      return next;
    }
    const shared = aliasedNodes(documents);
    const isSharing = wanted.some(({ index, edits }) => edits.some((edit) => touches(roots[index], edit, shared)));
    return new UneditableError(isSharing ? 'other places share it by an anchor' : UNKEPT);
  } catch (error) {
    if (error instanceof UneditableError) {
      return error;
    }
    throw error;
  }
}

/** Whether a text says what the one before did, with the edits and nothing else changed. */
function says(next: string, file: string, wanted: readonly ManifestEdits[], before: string): boolean {
  const objects = parseManifests(before, file).map(({ object }) => object);
  for (const { index, edits } of wanted) {
    objects[index] = edited(objects[index] ?? {}, edits);
  }
  try {
    const found = parseManifests(next, file);
    return found.length === objects.length && found.every(({ object }, at) => goJson(object) === goJson(objects[at]));
  } catch {
    return false;
  }
}
