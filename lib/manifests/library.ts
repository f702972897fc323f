import { constructFromEvents, EVENT_ID, type Event, parseEvents } from 'js-yaml';
import type { YamlDocument } from './document';
import { KUBERNETES_SCHEMA } from './schema';

/** No manifest is nested so deep; what is would use up the stack. */
export const DEEPEST = 200;

/** The documents of a text as a library reads them; undefined for what it does not take, and for what only `full` takes. */
export function libraryDocuments(text: string): readonly YamlDocument[] | undefined {
  try {
    const events = parseEvents(text, { maxDepth: DEEPEST });
    const values = constructFromEvents(events, { source: text, schema: KUBERNETES_SCHEMA, maxAliases: 0 });
    const offsets = contentOffsets(events);
    return values.map((value, index) => ({ value, offset: offsets[index] ?? 0 }));
  } catch {
    return undefined;
  }
}

function contentOffsets(events: readonly Event[]): readonly number[] {
  return events.flatMap((event, index) => {
    const next = events[index + 1];
    return event.type !== EVENT_ID.DOCUMENT ? [] : [next === undefined ? 0 : offsetOf(next)];
  });
}

function offsetOf(event: Event): number {
  switch (event.type) {
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.start;
    case EVENT_ID.SCALAR:
      return event.valueStart;
    default:
      return 0;
  }
}
