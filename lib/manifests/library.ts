import { constructFromEvents, EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml';
import type { YamlDocument } from './document';
import { isList, type List } from './list';
import { KUBERNETES_SCHEMA } from './schema';

/** No manifest is nested so deep; what is would use up the stack. */
export const DEEPEST = 200;

/** The documents of a text as a library reads them; undefined for what it does not take, and for what only `full` takes. */
export function libraryDocuments(text: string): readonly YamlDocument[] | undefined {
  try {
    const events = parseEvents(text, { maxDepth: DEEPEST });
    const values = constructFromEvents(events, { source: text, schema: KUBERNETES_SCHEMA, maxAliases: 0 });
    const contents = contentEvents(events);
    return values.map((value, index) => {
      const content = contents[index] ?? 0;
      const document = { value, offset: offsetOf(events[content]) };
      return isList(value) ? { ...document, items: itemOffsets(text, events, content, value) } : document;
    });
  } catch {
    return undefined;
  }
}

/** Where a text is nested too deeply, from 1; undefined where it is not, or something else is wrong before. */
export function tooDeepAt(text: string): { readonly line: number; readonly column: number } | undefined {
  try {
    parseEvents(text, { maxDepth: DEEPEST });
    return undefined;
  } catch (error) {
    const mark = error instanceof YAMLException && /maxDepth/.test(error.reason ?? '') ? error.mark : undefined;
    return mark && { line: mark.line + 1, column: mark.column + 1 };
  }
}

/** Where in the events the content of each document is told. */
function contentEvents(events: readonly Event[]): readonly number[] {
  return events.flatMap(({ type }, index) => (type === EVENT_ID.DOCUMENT ? [index + 1] : []));
}

/** Where the items of a list begin, which is told by an event; none for one that is put together by a merge. */
function itemOffsets(text: string, events: readonly Event[], list: number, { items }: List): readonly number[] {
  for (let at = list + 1; isOpen(events[at]); at = eventAfter(events, eventAfter(events, at))) {
    const [key, value] = [events[at], events[at + 1]];
    const isItems = key?.type === EVENT_ID.SCALAR && text.slice(key.valueStart, key.valueEnd) === 'items';
    if (isItems && value?.type === EVENT_ID.SEQUENCE) {
      let event = at + 2;
      return items.flatMap((item) => {
        const own = event;
        event = eventAfter(events, event);
        return isList(item) ? itemOffsets(text, events, own, item) : [offsetOf(events[own])];
      });
    }
  }
  return [];
}

function isOpen(event: Event | undefined): boolean {
  return event !== undefined && event.type !== EVENT_ID.POP;
}

/** The event behind all that an event begins. */
function eventAfter(events: readonly Event[], start: number): number {
  let [at, depth] = [start, 0];
  do {
    const type = events[at]?.type;
    depth += type === EVENT_ID.POP ? -1 : type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE ? 1 : 0;
    at++;
  } while (depth > 0 && at < events.length);
  return at;
}

function offsetOf(event: Event | undefined): number {
  switch (event?.type) {
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.start;
    case EVENT_ID.SCALAR:
      return event.valueStart;
    default:
      return 0;
  }
}
